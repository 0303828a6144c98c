import { managedObjects } from '#agent';
import { type Client, concurrency, concurrently, deleteObject, keyOf, nameOf, textAt, textsAt } from '#cluster';
import { ActionError } from '#error';
import { agentKinds } from './agent-kinds.ts';
import { changeObject, type OwnObject, readOwnObjects } from './own-objects.ts';
import type { Uninstallation, UninstallPorts } from './uninstallation.ts';

const pause = 500;

export interface Delegated {
  /** The namespace that the agent's own objects are in, or '' for all. */
  readonly scope: string;
  /** What the agent consists of, by keys. */
  readonly parts: ReadonlySet<string>;
}

/**
 * Lets the agent delete what it has applied, while it still runs: what generates others goes first, and then what has applied something.
 * Whatever has applied the agent itself is halted instead: it would end the agent before that is done.
 * @returns those that were halted
 * @throws ActionError TIMEOUT naming what the agent has not let go of
 */
export async function deleteByAgent(
  ports: UninstallPorts,
  { agent, timeout }: Uninstallation,
  { scope, parts }: Delegated,
): Promise<readonly OwnObject[]> {
  const { client } = ports;
  const { applying, generating, cascade, halt } = agentKinds[agent];
  const deadline = client.clock.now() + timeout;
  const awaited = { agent, scope, deadline };
  const isGenerating = ({ id }: OwnObject): boolean => generating.has(id.kind);
  const isOfAgent = ({ object }: OwnObject): boolean => managedObjects(object).some((each) => parts.has(keyOf(each)));
  const isApplying = (own: OwnObject): boolean => applying.has(own.id.kind) && !isOfAgent(own);

  const first = await readOwnObjects(ports, agent, scope);
  const halted = first.filter((each) => applying.has(each.id.kind) && isOfAgent(each));
  await concurrently(halted, concurrency, (each) => changeObject(client, each, () => halt));
  // what they have generated stays for a moment: it is deleted next, as a whole
  await deleteAll(client, first.filter(isGenerating), 'Orphan');
  await untilGone(ports, { ...awaited, isIn: isGenerating });
  const second = (await readOwnObjects(ports, agent, scope)).filter(isApplying);
  if (cascade !== '') await concurrently(second, concurrency, (each) => withCascade(ports, each, cascade));
  await deleteAll(client, second, 'Background');
  await untilGone(ports, { ...awaited, isIn: isApplying });
  return halted;
}

async function deleteAll(
  client: Client,
  own: readonly OwnObject[],
  propagation: 'Background' | 'Orphan',
): Promise<void> {
  await concurrently(own, concurrency, ({ resource, id }) => deleteObject(client, resource, id, propagation));
}

function withCascade({ client }: UninstallPorts, own: OwnObject, finalizer: string): Promise<void> {
  return changeObject(client, own, ({ object }) => {
    const present = textsAt(object, 'metadata', 'finalizers');
    const isTerminating = textAt(object, 'metadata', 'deletionTimestamp') !== '';
    if (isTerminating || present.some((each) => each.startsWith(finalizer))) return undefined;
    const resourceVersion = textAt(object, 'metadata', 'resourceVersion');
    return { metadata: { finalizers: [...present, finalizer], resourceVersion } };
  });
}

interface Awaited {
  readonly agent: Uninstallation['agent'];
  readonly scope: string;
  readonly deadline: number;
  readonly isIn: (own: OwnObject) => boolean;
}

async function untilGone(ports: UninstallPorts, { agent, scope, deadline, isIn }: Awaited): Promise<void> {
  const { clock, signal } = ports.client;
  for (;;) {
    const left = (await readOwnObjects(ports, agent, scope)).filter(isIn);
    if (left.length === 0) return;
    if (clock.now() > deadline) throw notLetGo(left);
    await clock.sleep(pause, signal);
  }
}

function notLetGo(left: readonly OwnObject[]): ActionError {
  const names = left.map(({ id }) => nameOf(id)).join(', ');
  return new ActionError('TIMEOUT', `Uninstalling failed: the agent has not let go of ${names}.`, {
    hint: 'Read what the agent logs about it and run the job again; with `delete-workloads: false` everything it has applied stays instead.',
  });
}
