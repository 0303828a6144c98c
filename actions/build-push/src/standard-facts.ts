import type { Identity } from './identity.ts';

/**
 * What every image says about itself.
 * @param source the page of the repository; '' when it is not known
 * @see https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys
 */
export function standardFacts(
  { version, revision, epochSeconds }: Identity,
  source: string,
): ReadonlyMap<string, string> {
  const created = new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');
  const facts = Object.entries({ source, revision, version, created }).filter(([, value]) => value !== '');
  return new Map(facts.map(([name, value]) => [`org.opencontainers.image.${name}`, value]));
}
