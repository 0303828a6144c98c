import { idOf, type KubernetesObject, keyOf, normalized, readDrift, readObjects, valueAt } from '#cluster';
import { ActionError } from '#error';
import { selectFiles } from '#workspace';
import type { DesiredObject } from '../desired/desired.ts';
import { findingsOf, missing } from '../finding.ts';
import type { Ignored } from '../ignore/rules.ts';
import { exceptionsOf } from '../ignore/scaled.ts';
import type { Comparison, Note } from '../result.ts';
import { agentManagers } from './cluster.ts';

export interface DumpPlace {
  readonly workspace: string;
  readonly folder: string;
}

/**
 * Compares the objects with what was exported from a cluster. What is written in another way and means the same does not count, nor
 * does what such exports leave out.
 */
export async function compareWithDump(
  place: DumpPlace,
  desired: readonly DesiredObject[],
  rules: Ignored['rules'],
): Promise<Comparison> {
  const { objects, notes } = await readDump(place);
  const live = new Map(objects.map((object) => [keyOf(idOf(object)), object]));
  const kinds = new Set(objects.map((object) => kindOf(object)));
  const exceptions = exceptionsOf([...desired.map(({ object }) => object), ...objects]);
  const ignored = { rules: [...rules, ...leftOut], exceptions };
  const found = desired.map(({ object, namespace }): Pick<Comparison, 'findings' | 'notes'> => {
    const there = liveOf(live, object, namespace);
    const id = idOf(there ?? object);
    if (there !== undefined) {
      const fields = readDrift(normalized(object), there, { fieldManagers: agentManagers });
      return { findings: findingsOf(id, fields, ignored), notes: [] };
    }
    if (kinds.has(kindOf(object))) return { findings: missing(id, ignored), notes: [] };
    const reason = 'the dump has nothing of this kind';
    return { findings: [], notes: [{ object: keyOf(id), reason, passing: false }] };
  });
  return {
    findings: found.flatMap(({ findings }) => findings),
    notes: [...notes, ...found.flatMap((each) => each.notes)],
    compared: found.filter((each) => each.notes.length === 0).length,
  };
}

/** Exports drop what a cluster gives out by itself. */
const leftOut: Ignored['rules'] = [
  { kind: 'Service', path: 'spec.clusterIP' },
  { kind: 'Service', path: 'spec.clusterIPs' },
];

/** Not every object names the namespace that it is in, and not every kind has one. */
function liveOf(
  live: ReadonlyMap<string, KubernetesObject>,
  object: KubernetesObject,
  namespace: string,
): KubernetesObject | undefined {
  const id = idOf(object);
  return live.get(keyOf({ ...id, namespace: id.namespace || namespace })) ?? live.get(keyOf({ ...id, namespace: '' }));
}

function kindOf({ apiVersion, kind }: KubernetesObject): string {
  return `${kind}.${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}`;
}

async function readDump({ workspace, folder }: DumpPlace): Promise<{
  readonly objects: readonly KubernetesObject[];
  readonly notes: readonly Note[];
}> {
  const { files, skipped } = await selectFiles(workspace, [folder]);
  // what git-crypt keeps is no text
  const notes: Note[] = skipped.map(({ path }) => ({ object: path, reason: 'it is no text', passing: true }));
  const objects = files.flatMap(({ path, text }) => {
    try {
      return readObjects({ path, text });
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      notes.push({ object: path, reason: error.code, passing: true });
      return [];
    }
  });
  return { objects: objects.filter((object) => valueAt(object, 'metadata', 'deletionTimestamp') === undefined), notes };
}
