import type { MutationField } from './plan.ts';

export interface Numbered {
  readonly id: string;
  readonly number: number;
}

export function createLabel(repositoryId: string, name: string): MutationField {
  return {
    mutation: 'createLabel',
    doing: `Creating the label "${name}"`,
    input: { repositoryId, name, color: 'ededed' },
  };
}

export function addLabels({ id, number }: Numbered, labelIds: readonly string[]): MutationField {
  return {
    mutation: 'addLabelsToLabelable',
    doing: `Labelling pull request #${number}`,
    input: { labelableId: id, labelIds },
  };
}

export function assign({ id, number }: Numbered, assigneeIds: readonly string[]): MutationField {
  return {
    mutation: 'addAssigneesToAssignable',
    doing: `Assigning pull request #${number}`,
    input: { assignableId: id, assigneeIds },
  };
}

export function setMilestone({ id, number }: Numbered, milestoneId: string): MutationField {
  return {
    mutation: 'updatePullRequest',
    doing: `Setting the milestone of pull request #${number}`,
    input: { pullRequestId: id, milestoneId },
  };
}

/** Those who were asked before stay asked. */
export function requestReview(
  { id, number }: Numbered,
  who: { readonly userIds?: readonly string[]; readonly teamIds?: readonly string[] },
): MutationField {
  return {
    mutation: 'requestReviews',
    doing: `Requesting reviews of pull request #${number}`,
    input: { pullRequestId: id, ...who, union: true },
  };
}
