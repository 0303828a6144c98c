import { posix } from 'node:path';
import { type Node, textUnder, valueUnder } from '../yaml/node.ts';
import { type Document, keyOf } from '../yaml/place.ts';
import type { ReferencePlace } from './image-place.ts';
import { isKustomization } from './kustomization.ts';
import { spelledRepository } from './request.ts';

/** Which kustomization decides about a reference that stands in another file; `undefined` if none does. */
export type Coverage = (document: Document, reference: ReferencePlace) => string | undefined;

/** The lists that kustomize's image transformer looks into, at any depth. */
const coveredLists: ReadonlySet<string> = new Set(['containers', 'initContainers']);

/** Follows every kustomization with `images:` to the files that it builds from. */
export function coverageOf(documents: readonly Document[]): Coverage {
  const kustomizations = documents.filter(isKustomization);
  const byFolder = new Map(kustomizations.map((document) => [posix.dirname(document.manifest.path), document]));
  const covers = kustomizations
    .map((document) => ({
      path: document.manifest.path,
      names: namesIn(document.root),
      files: filesOf(document, byFolder),
    }))
    .filter(({ names }) => names.size > 0);
  return ({ manifest }, { place, node }) => {
    const list = place.parent?.parent;
    if (list === undefined || !coveredLists.has(keyOf(list) ?? '')) return undefined;
    const repository = spelledRepository(node.text);
    return covers.find(({ names, files }) => names.has(repository) && files.has(manifest.path))?.path;
  };
}

/** The images that a kustomization replaces: it compares names as they are spelled. */
function namesIn(root: Node): ReadonlySet<string> {
  return new Set(itemsUnder(root, 'images').flatMap((entry) => textUnder(entry, 'name') ?? []));
}

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

function itemsUnder(root: Node, key: string): readonly Node[] {
  const list = valueUnder(root, key);
  return list?.kind === 'sequence' ? list.items : [];
}
