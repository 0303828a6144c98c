import { expect } from 'vitest';
import { parseAllDocuments, type Document as YamlDocument } from 'yaml';
import { type Manifest, parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import type { Node } from '../../../packages/manifest/yaml/node.ts';
import { documentsOf, type Place, placesBelow } from '../../../packages/manifest/yaml/place.ts';

type Path = readonly (string | number)[];

function pathOf({ parent, entry, index }: Place): Path {
  if (parent === undefined) return [];
  return [...pathOf(parent), entry?.key.kind === 'scalar' ? entry.key.text : (index ?? 0)];
}

/**
 * What another parser reads, each scalar as its text. A byte order mark is cut off: that parser counts it as a column and
 * then refuses lists at the root.
 */
function read(text: string): readonly YamlDocument[] {
  const documents = parseAllDocuments(text.replace(/^\uFEFF/, ''), { schema: 'failsafe' });
  if (!Array.isArray(documents)) throw new Error('no documents');
  for (const { errors } of documents) expect(errors).toEqual([]);
  return documents;
}

export function models(text: string): unknown[] {
  return read(text).map((document) => document.toJS());
}

export function withEdit(text: string, index: number, edit: (document: YamlDocument) => void): unknown[] {
  const documents = read(text);
  const document = documents[index];
  if (document !== undefined) edit(document);
  return documents.map((each) => each.toJS());
}

interface Found<Kind extends Node['kind']> {
  readonly manifest: Manifest;
  readonly document: number;
  readonly path: Path;
  readonly node: Extract<Node, { kind: Kind }>;
}

/** One node of the kind, anywhere in the text; `undefined` where there is none. */
export function pick<Kind extends Node['kind']>(text: string, kind: Kind, index: number): Found<Kind> | undefined {
  const manifest = parseManifest({ path: 'a.yaml', text });
  const isKind = (node: Node): node is Extract<Node, { kind: Kind }> => node.kind === kind;
  const found = documentsOf(manifest).flatMap(({ root, index: document }) =>
    placesBelow({ node: root }).flatMap((place) =>
      isKind(place.node) ? [{ manifest, document, path: pathOf(place), node: place.node }] : [],
    ),
  );
  return found[index % found.length];
}
