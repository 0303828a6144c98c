import type { HeadCommit } from '#git';
import { planTags, type TagPlan } from '#image';
import type { Inputs } from './inputs.ts';
import type { Legs } from './merge.ts';
import type { RunEvent } from './run-event.ts';

/** What one build is about. */
export interface Identity extends TagPlan {
  /** The tag that names the image: the first one. */
  readonly tag: string;
  /** The commit that the context stands at; '' when files differ from it, or there is no git. */
  readonly revision: string;
  /** That commit's time: the image carries it instead of the clock's, so that building again gives the same. */
  readonly epochSeconds: number;
}

/**
 * The version to publish and its tags. Without a push, a run that no tag started has no version, and its commit as tag.
 * @throws ActionError NO_TAG, TAG_NOT_VERSION, TAG_PREFIX_MISMATCH, TAG_TOO_LONG, TAG_COLLISION, INPUT_INVALID
 */
export function identify(inputs: Inputs, event: RunEvent, head: HeadCommit | undefined): Identity {
  const revision = head === undefined || head.dirty ? '' : head.sha;
  const epochSeconds = head?.epochSeconds ?? 0;
  const plan = planFor(inputs, event, head);
  return { ...plan, tag: plan.tags[0].name, revision, epochSeconds };
}

/** The identity of an image that other runs built: their commit and their time are its own. */
export function identifyMerged(inputs: Inputs, event: RunEvent, legs: Legs | undefined): Identity {
  const { revision = '', created = '' } = legs ?? {};
  const epochSeconds = Math.floor((Date.parse(created) || 0) / 1000);
  const head = revision === '' ? undefined : { sha: revision, epochSeconds, dirty: false };
  return { ...identify(inputs, event, head), epochSeconds };
}

const shortHash = 7;

function planFor(inputs: Inputs, event: RunEvent, head: HeadCommit | undefined): TagPlan {
  const { tags: rules, movingTags: moving, version, tagPrefix, push } = inputs;
  const isTagged = version !== undefined || event.ref.startsWith('refs/tags/');
  if (push === 'nothing' && rules.length === 0 && !isTagged) {
    const name = head === undefined ? 'latest' : `sha-${head.sha.slice(0, shortHash)}`;
    return { version: '', tags: [{ name, policy: 'always', origin: 'push: false' }] };
  }
  const commitTime = head?.epochSeconds ?? event.now;
  return planTags({ rules, moving }, { ...event, sha: head?.sha ?? event.sha, commitTime, tagPrefix, version });
}
