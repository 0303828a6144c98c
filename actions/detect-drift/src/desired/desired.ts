import { posix } from 'node:path';
import type { AppliedFolder } from '#agent';
import { idOf, type KubernetesObject, keyOf } from '#cluster';
import type { Note } from '../result.ts';
import { type Environment, isWithin } from './environment.ts';
import { readFolder } from './folder.ts';
import { inNamespace } from './in-namespace.ts';
import { notRendered } from './not-rendered.ts';
import type { RenderPorts } from './render.ts';

/** What the files of an environment ask for. */
export interface Desired {
  readonly objects: readonly DesiredObject[];
  readonly notes: readonly Note[];
}

export interface DesiredObject {
  readonly object: KubernetesObject;
  /** Where it goes if it names none itself, and its kind has one. */
  readonly namespace: string;
}

/**
 * The objects of an environment's files, as far as they are what an agent applies: what only an agent can make of them is named, and not
 * guessed.
 * @param folders what the agents apply, whose ways with the files are theirs to know
 */
export async function readDesired(
  environment: Environment,
  folders: readonly AppliedFolder[],
  ports: RenderPorts,
): Promise<Desired> {
  const objects = new Map<string, DesiredObject>();
  const notes: Note[] = [];
  for (const root of rootsOf(environment, folders)) {
    const { path, overrides, namespace, forcedNamespace } = root;
    if (overrides.length > 0) {
      notes.push(notRendered(`${path || '.'}/`, `the agent renders it with ${overrides.join(', ')}`));
      continue;
    }
    const read = await readFolder(root, ports);
    const forced = forcedNamespace === '' ? read : inNamespace(forcedNamespace, read);
    notes.push(...forced.notes);
    for (const object of forced.objects) {
      const key = keyOf(idOf(object));
      if (!objects.has(key)) objects.set(key, { object, namespace: namespace || 'default' });
    }
  }
  return { objects: [...objects.values()], notes };
}

/** The folders in the environment's that agents apply; the environment's own where none is. */
function rootsOf({ path }: Environment, folders: readonly AppliedFolder[]): readonly AppliedFolder[] {
  const inside = folders.filter((folder) => isWithin(folder.path, path));
  if (inside.length > 0) return merged(inside);
  const around = folders
    .filter((folder) => isWithin(path, folder.path))
    .toSorted((a, b) => b.path.length - a.path.length);
  const [nearest] = around;
  const root = { path, namespace: '', forcedNamespace: '', recursive: true, overrides: [] };
  return [nearest === undefined ? root : { ...nearest, path, recursive: true }];
}

/** Several agents' objects may apply one folder, each in its way: then only what all have in common is known. */
function merged(folders: readonly AppliedFolder[]): readonly AppliedFolder[] {
  const groups = Map.groupBy(folders, ({ path }) => posix.normalize(path || '.'));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const isSame = group.every(
      (each) =>
        each.namespace === first.namespace &&
        each.forcedNamespace === first.forcedNamespace &&
        each.recursive === first.recursive,
    );
    const overrides = [...new Set(group.flatMap((each) => each.overrides))];
    return [{ ...first, overrides: isSame ? overrides : [...overrides, 'several that differ'] }];
  });
}
