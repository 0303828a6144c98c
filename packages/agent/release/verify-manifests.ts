import { createHash } from 'node:crypto';
import { ActionError } from '#error';
import { knownReleases } from './known-releases.ts';

export interface Download {
  readonly url: string;
  readonly content: Uint8Array;
  /** Which release it is meant to be, where it is one. */
  readonly release?: { readonly agent: 'flux' | 'argocd'; readonly version: string } | undefined;
  /** What the user expects, in hex. */
  readonly sha256?: string | undefined;
  /** A file of checksums from the same release. */
  readonly checksums?: string | undefined;
}

/** How the truth of manifests is known, the strongest first. */
export type Verified = 'sha256' | 'pinned' | 'same-origin';

export interface Verification {
  readonly verified: Verified;
  /** Of the content, in hex. */
  readonly sha256: string;
}

/**
 * Says why a download can be trusted. What the user expects counts before what we know, and that before what came from the same place
 * as the download itself.
 * @throws ActionError MANIFESTS_UNVERIFIED naming the hash seen, where it is another than expected or nothing vouches for it
 */
export function verifyManifests({ url, content, release, sha256, checksums }: Download): Verification {
  const seen = createHash('sha256').update(content).digest('hex');
  const candidates: readonly (readonly [Verified, string | undefined])[] = [
    ['sha256', sha256],
    ['pinned', release && pinOf(release)],
    ['same-origin', checksums === undefined ? undefined : checksumOf(checksums, url)],
  ];
  const [verified, expected] = candidates.find(([, value]) => value !== undefined) ?? [];
  if (verified === undefined || expected === undefined) throw unverified(url, seen, 'nothing vouches for it');
  if (expected.toLowerCase() !== seen) throw unverified(url, seen, `${expectation[verified]} is ${expected}`);
  return { verified, sha256: seen };
}

function pinOf({ agent, version }: NonNullable<Download['release']>): string | undefined {
  const pins = knownReleases[agent];
  return Object.hasOwn(pins, version) ? pins[version] : undefined;
}

const expectation: Readonly<Record<Verified, string>> = {
  sha256: 'the input sha256',
  pinned: 'the SHA-256 known of this release',
  'same-origin': 'the one in the checksums of the same release',
};

/** `<hex>  <file>` on each line, as sha256sum writes it; a star stands before the name of a file read as binary. */
function checksumOf(checksums: string, url: string): string | undefined {
  const file = new URL(url).pathname.split('/').at(-1);
  const lines = checksums.split('\n').map((line) => /^([0-9a-fA-F]{64})\s+\*?(\S+)\s*$/.exec(line));
  return lines.find((line) => line?.[2] === file)?.[1];
}

function unverified(url: string, seen: string, found: string): ActionError {
  return new ActionError('MANIFESTS_UNVERIFIED', `Checking ${url} failed: its SHA-256 is ${seen}, ${found}.`, {
    hint: 'Read the manifests, then give this SHA-256 as the input "sha256", or keep them in the repository and give their path.',
  });
}
