import { ActionError, type ErrorCode } from '#error';
import { ExecError } from '#exec';
import { again, type Persistence } from '../again.ts';

/** What waiting does not change. */
const lasting: readonly { readonly said: RegExp; readonly code: ErrorCode; readonly hint: string }[] = [
  {
    said: /no basic auth|unauthorized|authentication required|incorrect username/i,
    code: 'REGISTRY_AUTH',
    hint: 'Give `username` and `password`, or log in to the registry in a former step.',
  },
  {
    said: /denied|forbidden|insufficient_scope/i,
    code: 'PUSH_DENIED',
    hint: 'Give the login the right to push there; on ghcr.io a job needs `permissions: packages: write`.',
  },
  { said: /immutable/i, code: 'TAG_EXISTS', hint: 'The registry never changes this tag: push a new version.' },
];

/**
 * Pushes from docker's store. `docker push` gives up on a single 502, 503 or broken connection, so it is repeated; what
 * it sent already is not sent again.
 * @throws ActionError REGISTRY_AUTH, PUSH_DENIED, TAG_EXISTS, REGISTRY_UNAVAILABLE
 */
export async function pushWithRetries(name: string, options: Persistence, push: () => Promise<void>): Promise<void> {
  const mayPass = (failure: ExecError): boolean => lastingCause(failure) === undefined;
  try {
    await again('Pushing', options, mayPass, push);
  } catch (error) {
    if (!(error instanceof ExecError)) throw error;
    const { code = 'REGISTRY_UNAVAILABLE', hint = 'Check that the registry is up, and run the job again.' } =
      lastingCause(error) ?? {};
    throw new ActionError(code, `Pushing ${name} with docker failed: ${error.message}`, { hint, cause: error });
  }
}

function lastingCause({ stderr, stdout }: ExecError): (typeof lasting)[number] | undefined {
  return lasting.find(({ said }) => said.test(stderr + stdout));
}
