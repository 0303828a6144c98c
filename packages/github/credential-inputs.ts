import { accept, refine, refuse, secret, text } from '#input';

/** A number, or a client id. */
const appId = refine(text, (value) =>
  /^[A-Za-z0-9.]*$/.test(value) ? accept(value) : refuse('an App’s id or client id'),
);

/** The inputs of every action that signs in. */
export const credentialInputs = { token: secret, 'app-id': appId, 'private-key': secret };
