import { hasReconciled } from '#agent';
import { isObject, type KubernetesObject, objectsAt, textAt, valueAt } from '#cluster';
import { imagesOf } from '../workloads/images.ts';
import { objectOf } from './collections.ts';
import type { State } from './state.ts';
import { type Child, isFresh, type Tree } from './tree.ts';

/** What keeps a child from being done; undefined where nothing does. */
export function missingOfChild(state: State, tree: Tree, child: Child): string | undefined {
  if (child.object === undefined || child.status === undefined) return 'It does not exist.';
  if (!isFresh(state, tree, child.id)) return 'It was not read yet.';
  const { outcome } = child.status;
  if (outcome.state === 'progressing')
    return [outcome.reason, outcome.message].filter((each) => each !== '').join(': ');
  if (outcome.state !== 'done') return outcome.message;
  if (hasToBeAsked(state, child) && !hasAnswered(state, child)) return 'It has not taken its values anew yet.';
  if (!isPromoted(state, tree, child)) return 'The canary is not promoted yet.';
  return isCompared(child.object) ? undefined : 'What it was compared with is not what it asks for now.';
}

/** The values of a release may stand in a ConfigMap or Secret that changed: only looking anew tells. */
export function hasToBeAsked({ question }: State, { object }: Child): boolean {
  return question.reconcile && objectsAt(object, 'spec', 'valuesFrom').length > 0;
}

export function hasAnswered({ asked }: State, { key, object }: Child): boolean {
  const token = asked.get(key)?.value;
  return object !== undefined && token !== undefined && hasReconciled(object, token);
}

/** `Succeeded` stands until Flagger sees a change: only when its copy of the workload has the same images is it about these. */
function isPromoted(state: State, { workloads }: Tree, { key }: Child): boolean {
  return workloads.every(({ owner, id, copyOf }) => {
    if (owner !== key || copyOf === undefined) return true;
    const [copy, original] = [objectOf(state, id), objectOf(state, copyOf)];
    return copy !== undefined && original !== undefined && `${imagesOf(copy)}` === `${imagesOf(original)}`;
  });
}

/** Argo CD notes what it has compared with; a success of an Application that was changed since is an old one. */
function isCompared({ kind, spec, status }: KubernetesObject): boolean {
  if (kind !== 'Application') return true;
  const compared = valueAt(status, 'sync', 'comparedTo');
  if (!isObject(compared)) return true;
  const named = ['source', 'sources'].filter((key) => valueAt(spec, key) !== undefined);
  return named.every((key) => canonical(valueAt(compared, key)) === canonical(valueAt(spec, key)));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? '';
  const keys = Object.keys(value).toSorted();
  return `{${keys.map((key) => `${key}:${canonical(value[key])}`).join()}}`;
}

/** Whether a failed Canary is about the present version of its workload: it stays failed until Flagger sees another. */
export function isAboutPresent(state: State, { object }: Child): boolean {
  if (object?.kind !== 'Canary') return true;
  const reference = valueAt(object, 'spec', 'targetRef');
  const id = {
    group: textAt(reference, 'apiVersion').split('/')[0] ?? '',
    version: '',
    kind: textAt(reference, 'kind'),
    ...{ namespace: object.metadata.namespace ?? '', name: textAt(reference, 'name') },
  };
  const writes = objectsAt(objectOf(state, id), 'metadata', 'managedFields')
    .filter((entry) => textAt(entry, 'subresource') === '' && textAt(entry, 'manager') !== 'flagger')
    .map((entry) => Date.parse(textAt(entry, 'time')));
  return Date.parse(textAt(object, 'status', 'lastTransitionTime')) >= Math.max(0, ...writes);
}
