import type { Lineage } from '#github';
import type { CiState } from './ci-state.ts';

export interface CommitFacts {
  readonly tag: string;
  readonly commit: string;
  /** Where the tag leads; undefined where there is none. */
  readonly tagged: string | undefined;
  /** Whether the tag may be missing: nothing is written. */
  readonly isTrial: boolean;
  readonly branch: string;
  /** How the branch stands to the commit. */
  readonly lineage: Lineage | undefined;
  readonly workflow: string;
  readonly ci: CiState;
}

/** What stands against a release, each as what was found and what to do; empty if nothing does. */
export function objectionsTo(facts: CommitFacts): readonly string[] {
  return [...toTag(facts), ...toLineage(facts), ...toTests(facts)];
}

function toTag({ tag, commit, tagged, isTrial }: CommitFacts): readonly string[] {
  if (tagged === commit || (tagged === undefined && isTrial)) return [];
  return tagged === undefined
    ? [`the tag ${tag} is gone. Push it again.`]
    : [`the tag ${tag} leads to ${tagged} now. A tag is never moved: delete it, and push a new version.`];
}

function toLineage({ commit, branch, lineage }: CommitFacts): readonly string[] {
  if (lineage === 'ahead' || lineage === 'identical') return [];
  return [`${commit} is not on ${branch}. Merge it first, then tag the commit on ${branch}.`];
}

function toTests({ commit, branch, workflow, ci }: CommitFacts): readonly string[] {
  switch (ci.kind) {
    case 'passed':
      return [];
    case 'absent':
      return [`${workflow} has not run for a push of ${commit} to ${branch}. Tag a commit that was pushed as a head.`];
    case 'running':
      return [`${workflow} has not ended: ${ci.url}. Run this again when it has.`];
    case 'failed':
      return [`${workflow} did not pass, ${ci.detail}: ${ci.url}. Run its failed jobs again, then this.`];
  }
}
