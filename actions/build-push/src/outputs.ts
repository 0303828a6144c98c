import { formatReference } from '#image';
import type { OutputName } from './generated/contract.ts';
import type { Outcome, Result } from './result.ts';

/** Those of the first image; `result` has all. */
export function outputs(result: Result): Record<OutputName, string> {
  const { identity, outcomes } = result;
  const [first] = outcomes;
  const written = outcomes.filter(({ stored }) => stored !== undefined);
  return {
    image: first === undefined ? '' : imageOf(first),
    repository: first?.reference.repository ?? '',
    tag: identity.tag,
    version: identity.version,
    digest: first?.stored?.digest ?? '',
    tags: written.map(({ reference }) => formatReference(reference)).join('\n'),
    pushed: String(outcomes.some(({ status }) => status === 'pushed')),
    platforms: (first?.stored?.platforms ?? []).map(({ platform }) => platform).join('\n'),
    result: JSON.stringify(resultDocument(result)),
  };
}

/** `host/repository:tag@sha256:…`; '' for an image that no registry has. */
export function imageOf({ reference, stored }: Outcome): string {
  return stored === undefined ? '' : formatReference({ ...reference, digest: stored.digest });
}

/** What later steps and other jobs read; `schema` grows when a member changes its meaning. */
function resultDocument({ identity, source, outcomes }: Result): object {
  const images = outcomes.map(({ reference, status, stored, engine, base }) => {
    const image = {
      image: imageOf({ reference, status, stored, engine, base }),
      repository: reference.repository,
      tag: identity.tag,
      version: identity.version,
      digest: stored?.digest ?? '',
      mediaType: stored?.mediaType ?? '',
      size: stored?.size ?? 0,
      status,
      platforms: stored?.platforms ?? [],
      tags: tagStates(identity.tag, status),
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

function tagStates(tag: string, status: Outcome['status']): readonly object[] {
  if (status === 'built') return [];
  const isNew = status === 'pushed';
  return [
    { tag, state: isNew ? 'created' : 'kept', was: '', reason: isNew ? '' : `the version was there (${status})` },
  ];
}
