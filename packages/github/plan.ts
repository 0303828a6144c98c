import type { Step } from './step.ts';

/** The head's ref, not `headRefOid`: GitHub brings that in line only some time after a push. */
const pullRequest = 'id number url headRef { target { oid } }';

/** The mutations that a plan can hold, each with what is read back from it. */
const mutations = {
  createRef: { input: 'CreateRefInput!', selection: 'clientMutationId', permission: 'contents: write' },
  updateRefs: { input: 'UpdateRefsInput!', selection: 'clientMutationId', permission: 'contents: write' },
  createCommitOnBranch: {
    input: 'CreateCommitOnBranchInput!',
    selection: 'commit { oid signature { isValid } }',
    permission: 'contents: write',
  },
  createPullRequest: {
    input: 'CreatePullRequestInput!',
    selection: `pullRequest { ${pullRequest} }`,
    permission: 'pull-requests: write',
  },
  updatePullRequest: {
    input: 'UpdatePullRequestInput!',
    selection: `pullRequest { ${pullRequest} }`,
    permission: 'pull-requests: write',
  },
  mergePullRequest: {
    input: 'MergePullRequestInput!',
    selection: `pullRequest { ${pullRequest} mergeCommit { oid signature { isValid } } }`,
    permission: 'contents: write',
  },
  enablePullRequestAutoMerge: {
    input: 'EnablePullRequestAutoMergeInput!',
    selection: 'clientMutationId',
    permission: 'contents: write',
  },
  enqueuePullRequest: {
    input: 'EnqueuePullRequestInput!',
    selection: 'clientMutationId',
    permission: 'contents: write',
  },
  createLabel: { input: 'CreateLabelInput!', selection: 'label { id name }', permission: 'issues: write' },
  addLabelsToLabelable: {
    input: 'AddLabelsToLabelableInput!',
    selection: 'clientMutationId',
    permission: 'pull-requests: write',
  },
  addAssigneesToAssignable: {
    input: 'AddAssigneesToAssignableInput!',
    selection: 'clientMutationId',
    permission: 'pull-requests: write',
  },
  requestReviews: {
    input: 'RequestReviewsInput!',
    selection: 'clientMutationId',
    permission: 'pull-requests: write',
  },
  addComment: { input: 'AddCommentInput!', selection: 'clientMutationId', permission: 'pull-requests: write' },
} as const;

type Mutation = keyof typeof mutations;

export interface MutationField {
  readonly mutation: Mutation;
  readonly input: Readonly<Record<string, unknown>>;
  /** Continues "… failed". */
  readonly doing: string;
  /** What is read back as well, below `pullRequest`, with its variables. */
  readonly also?: { readonly selection: string; readonly variables: Readonly<Record<string, string>> };
}

/**
 * What to change, in order. It is sent as one GraphQL document: GitHub runs the fields one after the other, runs the
 * later ones even when an earlier one failed, and takes nothing back. No field needs an id that an earlier one makes.
 */
export interface Plan {
  /** The operation's name. */
  readonly name: string;
  /** owner/name */
  readonly repository: string;
  readonly fields: readonly MutationField[];
}

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export function documentOf({ name, fields }: Plan): GraphqlRequest {
  const also = Object.assign({}, ...fields.map((field) => field.also?.variables ?? {}));
  const declared = [
    ...fields.map(({ mutation }, index) => `$${aliasOf(index)}: ${mutations[mutation].input}`),
    ...Object.keys(also).map((variable) => `$${variable}: String!`),
  ];
  const selected = fields.map(
    ({ mutation, also: more }, index) =>
      `  ${aliasOf(index)}: ${mutation}(input: $${aliasOf(index)}) { ${selectionOf(mutation, more?.selection)} }`,
  );
  return {
    query: `mutation ${name}(${declared.join(', ')}) {\n${selected.join('\n')}\n}`,
    variables: { ...Object.fromEntries(fields.map(({ input }, index) => [aliasOf(index), input])), ...also },
  };
}

function selectionOf(mutation: Mutation, also: string | undefined): string {
  const { selection } = mutations[mutation];
  return also === undefined ? selection : selection.replace('pullRequest {', `pullRequest { ${also}`);
}

export function aliasOf(index: number): string {
  return `m${index}`;
}

export function stepOf({ repository }: Plan, { mutation, doing }: MutationField): Step {
  return { doing, repository, permission: mutations[mutation].permission };
}
