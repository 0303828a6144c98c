import { ActionError } from '#error';
import { type ImageReference, parseReference } from '#image';
import { type Descriptor, mediaTypes } from '#registry';
import { blobsOf, writeJson } from './write.ts';

/** How BuildKit marks, in an index, what it states about an image of the same index. */
export const marks = {
  type: 'vnd.docker.reference.type',
  /** The value of `type`. */
  attestation: 'attestation-manifest',
  digest: 'vnd.docker.reference.digest',
} as const;

export const statementType = 'application/vnd.in-toto+json';
const predicateType = 'in-toto.io/predicate-type';

/** How an image was built, or what is in it. */
export const statementKinds = ['provenance', 'sbom'] as const;
export type StatementKind = (typeof statementKinds)[number];

/** What an engine states about one of its images. */
export interface Statement {
  /** Of the image, as the engine exported it. */
  readonly about: string;
  readonly kind: StatementKind;
  readonly text: string;
}

/** @param statement https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export function kindOf(statement: string): StatementKind {
  const type = String(JSON.parse(statement).predicateType);
  return type.startsWith('https://slsa.dev/provenance/') ? 'provenance' : 'sbom';
}

/** An image of the layout, before and after its annotations were written. */
export interface StatedImage {
  readonly was: string;
  readonly descriptor: Descriptor;
}

/**
 * Writes what was stated about an image so that it names the image by its final digest, in every repository that it goes
 * to; the engine does not know those.
 * @throws ActionError BUILD_FAILED when nothing was stated
 */
export function restate(
  directory: string,
  { was, descriptor }: StatedImage,
  { statements, names, kind }: Restatement,
): readonly StatementLayer[] {
  const about = statements.filter((statement) => statement.about === was && statement.kind === kind);
  if (about.length === 0) throw unstated(kind, descriptor.digest);
  const [algorithm = '', hex = ''] = descriptor.digest.split(':');
  const subject = names.map((name) => ({ name: repositoryOf(name), digest: { [algorithm]: hex } }));
  const layers: StatementLayer[] = [];
  for (const { text } of about) {
    const statement = { ...JSON.parse(text), subject };
    const written = writeJson(blobsOf(directory), statementType, statement);
    layers.push({ ...written, annotations: { [predicateType]: String(statement.predicateType) } });
  }
  return layers;
}

export interface Restatement {
  readonly statements: readonly Statement[];
  /** Where the image goes. */
  readonly names: readonly string[];
  readonly kind: StatementKind;
}

/** A statement as a manifest lists it. */
export interface StatementLayer extends Descriptor {
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * Writes a manifest that holds statements and refers to what they are about.
 * @see https://github.com/opencontainers/image-spec/blob/main/manifest.md#guidelines-for-artifact-usage
 */
export function writeStatements(
  directory: string,
  artifactType: string,
  { subject, layers }: { readonly subject: Descriptor; readonly layers: readonly StatementLayer[] },
): Descriptor {
  const blobs = blobsOf(directory);
  const mediaType = mediaTypes.ociManifest;
  const config = writeJson(blobs, 'application/vnd.oci.empty.v1+json', {});
  const { digest, size } = subject;
  const about = { mediaType: subject.mediaType, digest, size };
  const [annotations] = layers.map((layer) => layer.annotations);
  return writeJson(blobs, mediaType, {
    ...{ schemaVersion: 2, mediaType, artifactType, config, layers },
    ...{ subject: about, annotations },
  });
}

/** Without its tag: that may name another image one day. */
function repositoryOf(name: string): ImageReference['repository'] {
  const parsed = parseReference(name);
  return parsed.ok ? parsed.value.repository : name;
}

function unstated(kind: StatementKind, digest: string): ActionError {
  return new ActionError('BUILD_FAILED', `Reading what was built found no ${kind} of ${digest}.`, {
    hint: `The builder is too old to state it: use one with BuildKit 0.11 or newer, or set \`${kind}: false\`.`,
  });
}
