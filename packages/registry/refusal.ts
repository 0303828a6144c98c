import { ActionError, type ErrorCode } from '#error';
import { redact, type Secret } from '#secret';
import { type Answer, errorsOf } from './answer.ts';
import { parseChallenges } from './challenge.ts';

/** What a request was made for: names the failure, and decides which permission is asked for. */
export interface Purpose {
  /** `Reading ghcr.io/acme/shop:1.2.3`: how an error message starts. */
  readonly operation: string;
  /** Host with an optional port, as in an image reference. */
  readonly registry: string;
  /** The repository's path in the registry. */
  readonly path: string;
  readonly access: 'pull' | 'push';
  /** Whether credentials were there to be sent. */
  readonly authenticated: boolean;
  /** What was, or would have been, sent as credentials; a registry that repeats them must not get them printed. */
  readonly secrets: readonly Secret[];
}

/** Statuses that may pass by themselves; 499 and 522 are what front proxies answer when a connection broke. */
const transientStatuses: readonly number[] = [408, 429, 499, 500, 502, 503, 504, 522];

export function mayPass(status: number): boolean {
  return transientStatuses.includes(status);
}

/** The error that a final answer stands for. */
export function refusal(purpose: Purpose, answer: Answer): ActionError {
  const code = codeOf(purpose, answer);
  return new ActionError(code, `${purpose.operation} failed: ${purpose.registry} answered ${said(purpose, answer)}.`, {
    hint: hintOf(code, purpose),
  });
}

function codeOf({ access }: Purpose, answer: Answer): ErrorCode {
  if (mayPass(answer.status)) return 'REGISTRY_UNAVAILABLE';
  if (answer.status === 401) return access === 'push' && lacksScope(answer) ? 'PUSH_DENIED' : 'REGISTRY_AUTH';
  if (answer.status === 403) return access === 'push' ? 'PUSH_DENIED' : 'REGISTRY_AUTH';
  return 'REGISTRY_REFUSED';
}

/** A token that was granted without the right to push is refused with 401 rather than 403. */
function lacksScope({ headers }: Answer): boolean {
  return parseChallenges(headers.get('www-authenticate') ?? '').some(
    ({ parameters }) => parameters.get('error') === 'insufficient_scope',
  );
}

function hintOf(code: ErrorCode, { registry, path, access, authenticated }: Purpose): string {
  if (code === 'REGISTRY_UNAVAILABLE') return 'Nothing is wrong with the image: run the job again later.';
  if (code === 'REGISTRY_REFUSED') {
    return `Check that ${registry} is an OCI registry, that it allows the repository ${path}, and what it says above.`;
  }
  if (registry === 'ghcr.io') {
    const permission = access === 'push' ? '`packages: write`' : '`packages: read`';
    return `Give the job the permission ${permission}, and give this repository access in the settings of the package ${path}.`;
  }
  if (!authenticated)
    return `No credentials for ${registry} were found: set username and password, or log in before this step.`;
  return code === 'PUSH_DENIED'
    ? `Give the user the right to push to ${path}, and make sure that the repository exists.`
    : `Check username and password for ${registry}: they may be wrong, expired, or not allowed to read ${path}.`;
}

const shownCharacters = 300;

/** Status and the registry's own words, on one line. */
function said({ secrets }: Purpose, answer: Answer): string {
  const words = errorsOf(answer).map(({ code, message }) => (message === '' ? code : `${code}: ${message}`));
  const line = redact([`${answer.status}`, words.join('; ')].join(' '), secrets)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return line.length > shownCharacters ? `${line.slice(0, shownCharacters)}…` : line;
}
