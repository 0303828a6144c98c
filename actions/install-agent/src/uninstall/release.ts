import { concurrency, concurrently, textAt, textsAt } from '#cluster';
import { agentKinds } from './agent-kinds.ts';
import { agentFinalizers, changeObject, isSuspended, type OwnObject } from './own-objects.ts';
import type { Uninstallation, UninstallPorts } from './uninstallation.ts';

type Agent = Uninstallation['agent'];
type Target = Pick<UninstallPorts, 'client'>;

/** Those that would delete what they have applied, if they were deleted now. */
export function unsuspended(own: readonly OwnObject[], agent: Agent): readonly OwnObject[] {
  return own.filter((each) => agentKinds[agent].suspendable.has(each.id.kind) && !isSuspended(each));
}

/** A suspended object lets go of what it has applied when it is deleted. */
export async function suspend({ client }: Target, own: readonly OwnObject[], agent: Agent): Promise<void> {
  await concurrently(unsuspended(own, agent), concurrency, (each) =>
    changeObject(client, each, () => ({ spec: { suspend: true } })),
  );
}

export function held(own: readonly OwnObject[], agent: Agent): readonly OwnObject[] {
  return own.filter((each) => agentFinalizers(each, agent).length > 0);
}

/** Takes away the finalizers that only the agent would: without it, its objects could never be deleted. Those of others stay. */
export async function stripFinalizers({ client }: Target, own: readonly OwnObject[], agent: Agent): Promise<void> {
  await concurrently(held(own, agent), concurrency, (each) =>
    changeObject(client, each, (present) => {
      const gone = new Set(agentFinalizers(present, agent));
      if (gone.size === 0) return undefined;
      const finalizers = textsAt(present.object, 'metadata', 'finalizers').filter((name) => !gone.has(name));
      // with the version, so that a finalizer which somebody adds meanwhile is not lost
      const resourceVersion = textAt(present.object, 'metadata', 'resourceVersion');
      return { metadata: { finalizers, resourceVersion } };
    }),
  );
}
