import type { HeadCommit } from '#git';
import { type TagVersion, versionOfTag } from '#image';
import type { Inputs } from './inputs.ts';

/** What one build is about. */
export interface Identity extends TagVersion {
  /** The commit that the context stands at; '' when files differ from it, or there is no git. */
  readonly revision: string;
  /** That commit's time: the image carries it instead of the clock's, so that building again gives the same. */
  readonly epochSeconds: number;
}

/**
 * The version to publish and its tag. Without a push, a run that no tag started has no version, and its commit as tag.
 * @throws ActionError NO_TAG, TAG_NOT_VERSION, TAG_PREFIX_MISMATCH, TAG_TOO_LONG
 */
export function identify(inputs: Inputs, gitRef: string, head: HeadCommit | undefined): Identity {
  const revision = head === undefined || head.dirty ? '' : head.sha;
  return { ...versionFor(inputs, gitRef, head), revision, epochSeconds: head?.epochSeconds ?? 0 };
}

const shortHash = 7;

function versionFor({ version, tagPrefix, push }: Inputs, gitRef: string, head: HeadCommit | undefined): TagVersion {
  if (version !== undefined) return versionOfTag(`refs/tags/${version}`);
  if (push || gitRef.startsWith('refs/tags/')) return versionOfTag(gitRef, tagPrefix);
  return { version: '', tag: head === undefined ? 'latest' : `sha-${head.sha.slice(0, shortHash)}` };
}
