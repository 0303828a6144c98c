import { ExecError } from '#exec';
import type { ImageReference } from '#image';
import { type Credentials, isIdentity } from '#registry';
import { redact, type Secret } from '#secret';
import type { EngineApi } from './engine-api.ts';

export interface ApiPush {
  readonly reference: ImageReference;
  readonly credentials: Credentials | undefined;
  readonly secrets: readonly Secret[];
  readonly say: (line: string) => void;
}

/**
 * Pushes as `docker push` does, without the client.
 * @returns whether the engine took it on; otherwise nothing happened
 * @throws ExecError with what the client would have said
 */
export async function pushByApi(api: EngineApi, { reference, credentials, secrets, say }: ApiPush): Promise<boolean> {
  const { repository, tag = 'latest', registry } = reference;
  const path = `/images/${repository}/push?tag=${encodeURIComponent(tag)}`;
  const states: PushState[] = [];
  try {
    await api.follow(path, { 'x-registry-auth': authOf(credentials, registry) }, (line) => {
      const state = stateIn(line);
      states.push(state);
      if (state.said !== '') say(redact(state.said, secrets));
    });
  } catch (error) {
    if (states.length === 0) return false;
    states.push({ said: '', error: error instanceof Error ? error.message : String(error) });
  }
  const failure = states.find(({ error }) => error !== '');
  if (failure === undefined) return states.length > 0;
  throw new ExecError('docker push', { exitCode: 1, stdout: '', stderr: redact(failure.error, secrets) });
}

/** @see https://docs.docker.com/reference/api/engine/version/v1.44/#section/Authentication */
function authOf(credentials: Credentials | undefined, registry: string): string {
  const server = { serveraddress: registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry };
  const login =
    credentials === undefined
      ? {}
      : isIdentity(credentials)
        ? { ...server, identitytoken: credentials.password.reveal() }
        : { ...server, username: credentials.username, password: credentials.password.reveal() };
  const text = Buffer.from(JSON.stringify(login)).toString('base64');
  // of the alphabet for URLs, and padded: the engine takes anything else for no login
  return text.replaceAll('+', '-').replaceAll('/', '_');
}

interface PushState {
  /** '' for steps of a progress. */
  readonly said: string;
  readonly error: string;
}

function stateIn(line: string): PushState {
  const { status = '', id, progress, error = '', errorDetail }: Readonly<Record<string, unknown>> = JSON.parse(line);
  const detail = typeof errorDetail === 'object' && errorDetail !== null && 'message' in errorDetail;
  const failure = String(detail ? errorDetail.message : error);
  const said = failure !== '' ? failure : progress === undefined ? String(status) : '';
  return { said: said !== '' && id !== undefined ? `${id}: ${said}` : said, error: failure };
}
