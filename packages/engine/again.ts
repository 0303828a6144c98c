import { setTimeout as sleep } from 'node:timers/promises';
import { ExecError } from '#exec';

export interface Persistence {
  /** How many more times a command is run after a failure that may pass; 3 unless told. */
  readonly retries?: number | undefined;
  readonly say: (line: string) => void;
}

const firstWait = 1_000;

/**
 * Runs a command again for as long as it fails in a way that may pass. Tools that speak to registries give up early: some
 * of them at the first 503. They do not tell how long the registry asked them to wait, so the pauses grow.
 */
export async function again<T>(
  what: string,
  { retries = 3, say }: Persistence,
  mayPass: (failure: ExecError) => boolean,
  run: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ExecError) || attempt >= retries || !mayPass(error)) throw error;
      say(`${what} failed, attempt ${attempt + 1} of ${retries + 1}.`);
      await sleep(firstWait * 2 ** attempt);
    }
  }
}

/** What builders say while they pull an image. */
const pulling =
  /pulling from host|failed to do request|failed to (?:authorize|copy|fetch (?:oauth|anonymous) token|resolve source)|initializing source|parsing image configuration|reading manifest|writing blob|copying system image/i;
const passing =
  /\b(?:408|429|499|5\d\d)\b|too ?many ?requests|unavailable|\bEOF\b|connection re(?:set|fused)|broken pipe|timeout/i;
/** BuildKit says this of an image that is named by its digest also when it got no token to ask for it. */
const misled = /failed to resolve source metadata .*@sha256:[0-9a-f]{64}: not found$/;
/** A command of the Dockerfile failed, whatever it printed: running it again is not ours to decide. */
const ownFailure = /did not complete successfully|executor failed|exit status/i;

/** Whether a build failed because a registry could not be read for a moment. */
export function pullMayPass({ stderr }: ExecError): boolean {
  const last = stderr.trim().split('\n').at(-1) ?? '';
  return misled.test(last) || (pulling.test(last) && passing.test(last) && !ownFailure.test(last));
}
