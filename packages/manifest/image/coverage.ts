import { posix } from 'node:path';
import { type Node, textUnder } from '../yaml/node.ts';
import { type Document, keyOf, type Place } from '../yaml/place.ts';
import type { ReferencePlace } from './image-place.ts';
import { itemsUnder } from './items-under.ts';
import { isKustomization } from './kustomization.ts';
import { spelledRepository } from './request.ts';

/** Which kustomization decides about a reference that stands in another file; `undefined` if none does. */
export type Coverage = (document: Document, reference: ReferencePlace) => string | undefined;

/** The lists that kustomize's image transformer looks into, at any depth; for volumes `image.reference`. */
const coveredLists: ReadonlySet<string> = new Set(['containers', 'initContainers']);

interface Cover {
  readonly path: string;
  readonly names: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** Follows every kustomization with `images:` to the files that it builds from. */
export function coverageOf(documents: readonly Document[]): Coverage {
  const kustomizations = documents.filter(isKustomization);
  const byFolder = new Map(kustomizations.map((document) => [posix.dirname(document.manifest.path), document]));
  const built = new Map(kustomizations.map((document) => [document, filesOf(document, byFolder)]));
  const covers = kustomizations.flatMap((document): readonly Cover[] => {
    const names = namesIn(document.root);
    if (names.size === 0) return [];
    return [{ path: document.manifest.path, names, files: transformed(document, built) }];
  });
  return ({ manifest }, { place, node }) => {
    if (!isTransformed(place)) return undefined;
    const repository = spelledRepository(node.text);
    return covers.find(({ names, files }) => names.has(repository) && files.has(manifest.path))?.path;
  };
}

function isTransformed({ parent }: Place): boolean {
  const [list, volumes] = [parent?.parent, parent?.parent?.parent].map((around) => around && keyOf(around));
  return coveredLists.has(list ?? '') || volumes === 'volumes';
}

/**
 * The images whose tag or digest a kustomization decides, as they are spelled: so kustomize compares them. One that is
 * only renamed keeps the tag of the reference.
 */
function namesIn(root: Node): ReadonlySet<string> {
  const deciding = itemsUnder(root, 'images').filter((entry) => {
    const isSet = ['newTag', 'digest'].some((key) => textUnder(entry, key) !== undefined);
    return isSet || textUnder(entry, 'newName') === undefined;
  });
  return new Set(deciding.flatMap((entry) => textUnder(entry, 'name') ?? []));
}

/** A component also changes what is built by those who include it. */
function transformed(document: Document, built: ReadonlyMap<Document, ReadonlySet<string>>): ReadonlySet<string> {
  const own = built.get(document) ?? new Set();
  if (textUnder(document.root, 'kind') !== 'Component') return own;
  const folder = posix.dirname(document.manifest.path);
  const including = [...built.values()].filter((files) => files.has(folder));
  return new Set([...own, ...including.flatMap((files) => [...files])]);
}

/** The files and folders that a kustomization builds from, those of its bases and components included. */
function filesOf(kustomization: Document, byFolder: ReadonlyMap<string, Document>): ReadonlySet<string> {
  const files = new Set<string>();
  const pending = [kustomization];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const folder = posix.dirname(next.manifest.path);
    for (const path of inputsOf(next.root)) {
      const resolved = posix.normalize(posix.join(folder, path)).replace(/\/$/, '');
      if (files.has(resolved)) continue;
      files.add(resolved);
      const below = byFolder.get(resolved);
      if (below !== undefined) pending.push(below);
    }
  }
  return files;
}

function inputsOf(root: Node): readonly string[] {
  const lists = ['resources', 'bases', 'components', 'patchesStrategicMerge'].flatMap((key) => itemsUnder(root, key));
  const patches = itemsUnder(root, 'patches').flatMap((patch) => textUnder(patch, 'path') ?? []);
  return [...lists.flatMap((item) => (item.kind === 'scalar' ? item.text : [])), ...patches];
}
