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
export async function stateInside(
  directory: string,
  images: readonly StatedImage[],
  stated: Stated,
): Promise<readonly object[]> {
  const entries: object[] = [];
  if (stated.kinds.length === 0) return entries;
  for (const image of images) {
    const layers: StatementLayer[] = [];
    for (const kind of stated.kinds) layers.push(...(await restate(directory, image, { ...stated, kind })));
    const type = 'application/vnd.docker.attestation.manifest.v1+json';
    const statement = await writeStatements(directory, type, { subject: image.descriptor, layers });
    const annotations = { [marks.digest]: image.descriptor.digest, [marks.type]: marks.attestation };
    entries.push({ ...statement, annotations, platform: { architecture: 'unknown', os: 'unknown' } });
  }
  return entries;
}

/** One document for what is pinned by its digest, be it an image or an index. */
export async function stateBeside(
  directory: string,
  subject: Descriptor,
  images: readonly StatedImage[],
  stated: Restatement,
): Promise<Descriptor> {
  const layers: StatementLayer[] = [];
  for (const image of images) layers.push(...(await restate(directory, image, stated)));
  return await writeStatements(directory, statementType, { subject, layers });
}
