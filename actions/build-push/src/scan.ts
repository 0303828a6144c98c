import type { Build } from '#engine';
import { ActionError } from '#error';
import { contentsOf, type Descriptor, isIndex, type OciLayout, readBlob } from '#registry';
import type { Leak } from './leak.ts';

/**
 * What anybody who pulls the image can read of it without starting it: manifests, configuration, history, provenance.
 * A command that prints a secret is not found by looking at build arguments.
 * @throws ActionError SECRET_IN_IMAGE, before anything is pushed
 */
export async function scanBuild(build: Build, leak: Leak): Promise<void> {
  const documents = build.kind === 'layout' ? allDocuments(build) : [await build.describe()];
  for (const { name, text } of documents) {
    if (!stringsIn(text).some(leak.isIn)) continue;
    throw new ActionError('SECRET_IN_IMAGE', `The image was built and not pushed: its ${name} holds a secret.`, {
      hint: 'Give it to the build as a secret (`RUN --mount=type=secret`), not as ARG, ENV, LABEL or part of a command. A base image may hold it too.',
    });
  }
}

interface Document {
  /** For the error. */
  readonly name: string;
  readonly text: string;
}

const statementType = 'application/vnd.in-toto+json';

function allDocuments({ layout, referrers }: Extract<Build, { kind: 'layout' }>): readonly Document[] {
  return [layout.manifest, ...referrers].flatMap((manifest) => documentsOf(layout, manifest));
}

function documentsOf(layout: OciLayout, { digest, mediaType }: Descriptor): readonly Document[] {
  const bytes = readBlob(layout, digest);
  const { blobs, manifests } = contentsOf(bytes, mediaType, digest);
  const documents: Document[] = [{ name: isIndex(mediaType) ? 'index' : 'manifest', text: bytes.toString('utf8') }];
  for (const child of manifests) documents.push(...documentsOf(layout, child));
  for (const [at, blob] of blobs.entries()) {
    if (at > 0 && blob.mediaType !== statementType) continue;
    const name = at > 0 ? 'provenance or SBOM' : 'configuration or history';
    documents.push({ name, text: readBlob(layout, blob.digest).toString('utf8') });
  }
  return documents;
}

/** JSON escapes quotes and line breaks: what it says is looked at, not how it is written. */
function stringsIn(text: string): readonly string[] {
  const strings = [text];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') strings.push(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      strings.push(key);
      collect(member);
    }
  };
  try {
    collect(JSON.parse(text));
  } catch {
    // not JSON: the text itself is looked at
  }
  return strings;
}
