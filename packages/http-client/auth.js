export class BearerCredentialHandler {
  #token;

  /** @param {string} token */
  constructor(token) {
    this.#token = token;
  }

  /** @param {{ headers: Record<string, string> }} options */
  prepareRequest({ headers }) {
    headers.authorization = `Bearer ${this.#token}`;
  }
}
