/** @type {typeof globalThis.fetch} */
export const fetch = (input, init) => globalThis.fetch(input, init);
