import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentsOf, type Descriptor, isIndex, mediaTypes, readBlob } from '#registry';
import { kindOf, marks, type Statement, statementType } from './statements.ts';

export interface Exported {
  readonly images: readonly Descriptor[];
  readonly statements: readonly Statement[];
}

/** What an engine wrote into a layout: images, those of an index one by one, and what it states about them. */
export function exported(directory: string): Exported {
  const file = join(directory, 'index.json');
  return membersOf(directory, { bytes: readFileSync(file), source: file });
}

function membersOf(
  directory: string,
  { bytes, source }: { readonly bytes: Buffer; readonly source: string },
): Exported {
  const images: Descriptor[] = [];
  const statements: Statement[] = [];
  const subjects = subjectsIn(bytes);
  for (const manifest of contentsOf(bytes, mediaTypes.ociIndex, source).manifests) {
    const { digest, mediaType } = manifest;
    const content = { bytes: readBlob({ directory, manifest }, digest), source: digest };
    const about = subjects.get(digest);
    if (isIndex(mediaType)) {
      const inside = membersOf(directory, content);
      images.push(...inside.images);
      statements.push(...inside.statements);
    } else if (about === undefined) images.push(manifest);
    else {
      const { blobs } = contentsOf(content.bytes, mediaType, digest);
      for (const document of blobs.filter((blob) => blob.mediaType === statementType)) {
        const text = readBlob({ directory, manifest: document }, document.digest).toString('utf8');
        statements.push({ about, kind: kindOf(text), text });
      }
    }
  }
  return { images, statements };
}

/** Of the manifests that are no images: which image each of them is about. */
function subjectsIn(index: Buffer): ReadonlyMap<string, string> {
  const { manifests } = JSON.parse(index.toString('utf8'));
  const subjects = new Map<string, string>();
  for (const { digest, annotations } of manifests) {
    if (annotations?.[marks.type] === marks.attestation) subjects.set(digest, String(annotations[marks.digest]));
  }
  return subjects;
}
