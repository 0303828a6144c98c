import { setTimeout as sleep } from 'node:timers/promises';
import { ActionError, type ErrorCode } from '#error';
import { ExecError, type ExecuteOptions, execute } from '#exec';

const retries = 3;
const firstWait = 1_000;

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
export async function pushWithRetries(command: string, name: string, options: ExecuteOptions): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const failure = await push(command, name, options);
    if (failure === undefined) return;
    const known = lasting.find(({ said }) => said.test(failure.stderr + failure.stdout));
    if (known !== undefined || attempt === retries) {
      const { code = 'REGISTRY_UNAVAILABLE', hint = 'Check that the registry is up, and run the job again.' } =
        known ?? {};
      throw new ActionError(code, `Pushing ${name} with docker failed: ${failure.message}`, { hint, cause: failure });
    }
    options.onLine?.(`Pushing failed, attempt ${attempt + 1} of ${retries + 1}.`);
    await sleep(firstWait * 2 ** attempt);
  }
}

async function push(command: string, name: string, options: ExecuteOptions): Promise<ExecError | undefined> {
  try {
    await execute(command, ['push', name], options);
    return undefined;
  } catch (error) {
    if (error instanceof ExecError) return error;
    throw error;
  }
}
