import { ActionError } from '#error';
import { formatReference, type ImageReference, parseReference, sameRepository } from '#image';
import { accept, type Parsed, type Parser, refine, refuse, text } from '#input';
import type { EditRules } from '../rules.ts';

/** One line of `image`: what to look for, and what to write there. */
export interface ImageRequest {
  readonly target: ImageTarget;
  readonly image: ImageReference;
  /** The new repository as the user spells it, without tag and digest; the files' own spelling if it is the wanted one. */
  readonly repository: string;
  /** A path in the notation of `set`: nothing is written elsewhere; undefined: wherever the image stands. */
  readonly at?: string | undefined;
}

/** A request to write an image at one place alone, as a configuration names it. */
export function imageRequestAt(image: ImageReference, at: string | undefined): ImageRequest {
  return { target: { kind: 'repository', reference: image }, image, repository: image.repository, at };
}

export type ImageTarget =
  | { readonly kind: 'repository'; readonly reference: ImageReference }
  /** Flux's setter markers of an ImagePolicy. */
  | { readonly kind: 'policy'; readonly namespace: string; readonly name: string };

/** A request and the rules that it is carried out by. */
export interface ImageEdit extends ImageRequest {
  readonly rules: EditRules;
}

/**
 * `[old=]reference`: `old` is the repository that the reference replaces; or `policy:<namespace>:<name>=reference`. Behind
 * `old=` a repository alone is a move: tags and digests stay as they are.
 */
export const imageRequest: Parser<ImageRequest> = refine(text, (line) => {
  const split = line.indexOf('=');
  const written = line.slice(split + 1).trim();
  const image = parseReference(written);
  if (!image.ok) return image;
  const isMoveAlone = split >= 0 && !line.startsWith('policy:');
  if (!isMoveAlone && !isVersion(image.value)) return refuse('an image reference with a tag or a digest to write');
  const target = split < 0 ? repositoryTarget(image.value) : parseTarget(line.slice(0, split).trim());
  return target.ok
    ? accept({ target: target.value, image: image.value, repository: spelledRepository(written) })
    : target;
});

/** Whether a reference says which image of its repository is meant. */
export function isVersion({ tag, digest }: ImageReference): boolean {
  return tag !== undefined || digest !== undefined;
}

function repositoryTarget(reference: ImageReference): Parsed<ImageTarget> {
  return accept({ kind: 'repository', reference });
}

function parseTarget(written: string): Parsed<ImageTarget> {
  if (written.startsWith('policy:')) return parsePolicy(written);
  const old = parseReference(written);
  if (!old.ok) return refuse(`${old.expected} before "="`);
  return isVersion(old.value) ? refuse('a repository without tag and digest before "="') : repositoryTarget(old.value);
}

function parsePolicy(written: string): Parsed<ImageTarget> {
  const [, namespace, name] = /^policy:([^:\s]+):([^:\s]+)$/.exec(written) ?? [];
  if (namespace === undefined || name === undefined) return refuse('policy:<namespace>:<name> before "="');
  return accept({ kind: 'policy', namespace, name });
}

/** What the request looks for, as people call it. */
export function nameOf(target: ImageTarget): string {
  return target.kind === 'policy' ? `policy ${target.namespace}:${target.name}` : target.reference.repository;
}

/** What a file holds that names what the request looks for. */
export function wordOf({ target }: Pick<ImageRequest, 'target'>): string {
  return target.kind === 'policy' ? `${target.namespace}:${target.name}` : target.reference.path;
}

/** What every text that names the repository holds, whatever is written apart: the end of its path. */
export function repositoryWord({ target }: ImageRequest): string {
  if (target.kind === 'policy') return wordOf({ target });
  return target.reference.path.slice(target.reference.path.lastIndexOf('/') + 1);
}

/** Whether a text may name what the request looks for: by the name itself, by an escape, or by a marker. */
export function mayName(text: string, request: ImageRequest): boolean {
  return text.includes(repositoryWord(request)) || text.includes('\\') || text.includes('$imagepolicy');
}

/** The repository of a reference as it is written, without its tag and digest. */
export function spelledRepository(reference: string): string {
  const [named = ''] = reference.split('@', 1);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return colon < 0 ? named : named.slice(0, colon);
}

/** Whether a place that names `old` moves to another repository. Otherwise it keeps its own spelling of it. */
export function isMove({ image }: ImageRequest, old: ImageReference | undefined): boolean {
  return old === undefined || !sameRepository(old, image);
}

/**
 * A request as `pin` wants it written.
 * @throws ActionError INPUT_INVALID where the image lacks what is to be written
 */
export function pinned(request: ImageRequest, rules: EditRules): ImageEdit {
  const { digest, ...unpinned } = request.image;
  const needsTag = rules.pin === 'tag' || rules.pin === 'tag@digest';
  const needsDigest = rules.pin === 'digest' || rules.pin === 'tag@digest';
  if ((needsTag && unpinned.tag === undefined) || (needsDigest && digest === undefined)) {
    throw new ActionError(
      'INPUT_INVALID',
      `Writing ${formatReference(request.image)} with "pin: ${rules.pin}" failed: it has no ${needsTag && unpinned.tag === undefined ? 'tag' : 'digest'}.`,
      { hint: 'Give the image as repository:tag@sha256:…, or leave `pin` at `auto`.' },
    );
  }
  return { ...request, image: rules.pin === 'tag' ? unpinned : request.image, rules };
}
