import { type AgentOutcome, agentStatus } from '#agent';
import {
  ApiError,
  type Client,
  isKubernetesObject,
  type KubernetesObject,
  nameOf,
  objectPath,
  type PlacedObject,
  type ReadinessFailure,
} from '#cluster';

/** How far an agent has come with its repository. */
export type Synced =
  | { readonly ready: true; readonly revision: string }
  | { readonly ready: false; readonly revision: string; readonly failures: readonly ReadinessFailure[] };

export interface SyncWait {
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly onProgress: (text: string) => void;
}

const pause = 1_000;
/** Failures that may pass: an agent that has just started finds its own parts one after the other. */
const patience = 30_000;

interface Seen {
  readonly id: PlacedObject['id'];
  readonly outcome: AgentOutcome;
  readonly revision: string;
}

/** Waits until an agent has applied its repository, or says that it cannot. */
export async function waitForSync(
  client: Client,
  followers: readonly PlacedObject[],
  { deadline, onProgress }: SyncWait,
): Promise<Synced> {
  const since = new Map<string, number>();
  let said = '';
  for (;;) {
    const seen = (await Promise.all(followers.map((each) => look(client, each)))).filter((each) => each !== undefined);
    const now = client.clock.now();
    const revision = seen.map((each) => each.revision).findLast((text) => text !== '') ?? '';
    const open = seen.filter(({ outcome }) => !isEnough(outcome));
    if (open.length === 0) return { ready: true, revision };
    const failed = open.filter((each) => isLasting(each, since, now));
    const failures = failed.length === 0 && now >= deadline ? open : failed;
    if (failures.length > 0) return { ready: false, revision, failures: failures.map(failureOf) };
    const words = open.map(({ id, outcome }) => `${nameOf(id)}: ${wordsOf(outcome)}`).join('\n');
    if (words !== said) onProgress(words);
    said = words;
    await client.clock.sleep(pause, client.signal);
  }
}

/** Nobody has asked for more than that where Argo CD does not sync by itself. */
function isEnough(outcome: AgentOutcome): boolean {
  return outcome.state === 'done' || (outcome.state === 'suspended' && outcome.code === 'AUTO_SYNC_OFF');
}

/** @param since when each object began to fail */
function isLasting({ id, outcome }: Seen, since: Map<string, number>, now: number): boolean {
  if (outcome.state !== 'failed') {
    since.delete(id.kind);
    return false;
  }
  const start = since.get(id.kind) ?? now;
  since.set(id.kind, start);
  return outcome.final || now - start >= patience;
}

async function look(client: Client, { id, resource }: PlacedObject): Promise<Seen | undefined> {
  const object = await read(client, objectPath(resource, id), `Reading ${nameOf(id)}`);
  const status = object && agentStatus(object);
  if (object !== undefined && status === undefined) return undefined;
  const outcome = status?.outcome ?? { state: 'progressing', reason: '', message: 'It does not exist yet.' };
  return { id, outcome, revision: status?.healthy?.text ?? status?.applied?.text ?? '' };
}

async function read(client: Client, path: string, operation: string): Promise<KubernetesObject | undefined> {
  try {
    const { body } = await client.request({ method: 'GET', path, operation });
    return isKubernetesObject(body) ? body : undefined;
  } catch (error) {
    if (error instanceof ApiError && error.refusal.status === 404) return undefined;
    throw error;
  }
}

function failureOf({ id, outcome }: Seen): ReadinessFailure {
  const code = outcome.state === 'failed' || outcome.state === 'suspended' ? outcome.code : 'TIMEOUT';
  return { id, code, message: wordsOf(outcome) };
}

function wordsOf(outcome: AgentOutcome): string {
  if (outcome.state === 'done') return 'ready';
  const reason = 'reason' in outcome && outcome.reason !== '' ? `${outcome.reason}: ` : '';
  return `${reason}${outcome.message}`;
}
