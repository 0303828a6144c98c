import type { Descriptor } from '#registry';
import {
  marks,
  type Restatement,
  restate,
  type StatedImage,
  type StatementKind,
  type StatementLayer,
  statementType,
  writeStatements,
} from './statements.ts';

interface Stated extends Omit<Restatement, 'kind'> {
  readonly kinds: readonly StatementKind[];
}

/** As BuildKit itself has it: for each image, another entry in the index. */
export function stateInside(directory: string, images: readonly StatedImage[], stated: Stated): readonly object[] {
  const entries: object[] = [];
  if (stated.kinds.length === 0) return entries;
  for (const image of images) {
    const layers: StatementLayer[] = [];
    for (const kind of stated.kinds) layers.push(...restate(directory, image, { ...stated, kind }));
    const type = 'application/vnd.docker.attestation.manifest.v1+json';
    const statement = writeStatements(directory, type, { subject: image.descriptor, layers });
    const annotations = { [marks.digest]: image.descriptor.digest, [marks.type]: marks.attestation };
    entries.push({ ...statement, annotations, platform: { architecture: 'unknown', os: 'unknown' } });
  }
  return entries;
}

/** One document for what is pinned by its digest, be it an image or an index. */
export function stateBeside(
  directory: string,
  subject: Descriptor,
  images: readonly StatedImage[],
  stated: Restatement,
): Descriptor {
  const layers: StatementLayer[] = [];
  for (const image of images) layers.push(...restate(directory, image, stated));
  return writeStatements(directory, statementType, { subject, layers });
}
