import { formatReference } from '#image';
import type { OutputName } from './generated/contract.ts';
import type { Outcome, Result } from './result.ts';

/** Those of the first image; `result` has all. */
export function outputs(result: Result): Record<OutputName, string> {
  const { identity, outcomes } = result;
  const [first] = outcomes;
  return {
    image: first === undefined ? '' : imageOf(first),
    repository: first?.reference.repository ?? '',
    tag: first?.reference.tag ?? '',
    version: identity.version,
    digest: first?.stored?.digest ?? '',
    tags: outcomes.flatMap(namesOf).join('\n'),
    pushed: String(outcomes.some(({ status }) => status === 'pushed')),
    platforms: (first?.stored?.platforms ?? []).map(({ platform }) => platform).join('\n'),
    result: JSON.stringify(resultDocument(result)),
  };
}

/** `host/repository:tag@sha256:…`; '' for an image that no registry has. */
export function imageOf({ reference, stored }: Pick<Outcome, 'reference' | 'stored'>): string {
  return stored === undefined ? '' : formatReference({ ...reference, digest: stored.digest });
}

/** The tags that name the image now: set by this run, or found as they should be. */
function namesOf({ reference, stored, tags }: Outcome): readonly string[] {
  return tags
    .filter(
      ({ state, was }) => state === 'created' || state === 'moved' || (state === 'kept' && was === stored?.digest),
    )
    .map(({ tag }) => formatReference({ ...reference, tag }));
}

/** What later steps and other jobs read; `schema` grows when a member changes its meaning. */
function resultDocument({ identity, source, outcomes }: Result): object {
  const images = outcomes.map((outcome) => {
    const { reference, status, stored, engine, base, tags } = outcome;
    const image = {
      image: imageOf(outcome),
      repository: reference.repository,
      tag: reference.tag ?? '',
      version: identity.version,
      digest: stored?.digest ?? '',
      mediaType: stored?.manifest.mediaType ?? '',
      size: stored?.size ?? 0,
      status,
      platforms: stored?.platforms ?? [],
      tags: tags.map(({ tag, state, was, reason }) => ({ tag, state, was, reason })),
      revision: stored?.revision ?? identity.revision,
      source,
      created: stored?.created ?? '',
      engine: engine ?? '',
      base,
    };
    return [reference.repository, image] as const;
  });
  return { schema: 1, images: Object.fromEntries(images) };
}
