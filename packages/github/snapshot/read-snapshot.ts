import type { GraphqlError } from '../graphql-error.ts';
import { pageSize } from '../inspect-query.ts';
import { at, listAt, numberAt, textAt } from '../json.ts';
import type { GraphqlRequest } from '../plan.ts';
import { ask } from '../promotion/ask.ts';
import { loginOf } from '../promotion/login.ts';
import { notFound } from '../refusal.ts';
import { ownerAndName } from '../repository.ts';
import type { Step } from '../step.ts';
import type { Transport } from '../transport.ts';
import type { Snapshot } from './snapshot.ts';

/** One request, and one more for every hundred open pull requests. @throws ActionError what reading throws */
export async function readSnapshot(transport: Transport, repository: string): Promise<Snapshot> {
  const step: Step = {
    doing: `Reading the repository ${repository}`,
    repository,
    permission: 'contents: read, pull-requests: read',
  };
  const found: unknown[] = [];
  for (let after: string | undefined; ; ) {
    const data = await ask(transport, { request: snapshotQuery(repository, after), step, tolerates: isOfRules });
    const read = at(data, 'repository');
    if (read === undefined) throw notFound(step);
    found.push(...listAt(read, 'pullRequests', 'nodes'));
    if (at(read, 'pullRequests', 'pageInfo', 'hasNextPage') !== true) return snapshotOf(read, found);
    after = textAt(read, 'pullRequests', 'pageInfo', 'endCursor');
  }
}

/** Not every token is shown what protects a branch. */
function isOfRules({ path }: GraphqlError): boolean {
  return path.includes('rules') || path.includes('refUpdateRule');
}

const branchRule = [
  'pattern requiredApprovingReviewCount requiredStatusCheckContexts requiresLinearHistory requiresCodeOwnerReviews',
  'requiresConversationResolution requiresSignatures allowsDeletions allowsForcePushes',
].join(' ');

const parameters = [
  '... on RequiredStatusChecksParameters { strictRequiredStatusChecksPolicy requiredStatusChecks { context integrationId } }',
  '... on PullRequestParameters { requiredApprovingReviewCount requireCodeOwnerReview dismissStaleReviewsOnPush requireLastPushApproval requiredReviewThreadResolution }',
].join(' ');

function snapshotQuery(repository: string, after: string | undefined): GraphqlRequest {
  const pullRequest =
    'number title body isDraft baseRefName headRefName headRefOid author { __typename login } labels(first: 100) { nodes { name } }';
  return {
    variables: { ...ownerAndName(repository), ...(after !== undefined && { after }) },
    query: [
      `query ReadSnapshot($owner: String!, $name: String!${after === undefined ? '' : ', $after: String!'}) {`,
      '  repository(owner: $owner, name: $name) {',
      '    branch: defaultBranchRef { name',
      '      target { oid ... on Commit { config: file(path: "gitops.yaml") { object { ... on Blob { text isTruncated } } } } }',
      `      refUpdateRule { ${branchRule} } rules(first: 100) { nodes { type parameters { ${parameters} } } }`,
      '    }',
      `    pullRequests(first: ${pageSize}, states: [OPEN]${after === undefined ? '' : ', after: $after'}) {`,
      `      pageInfo { hasNextPage endCursor } nodes { ${pullRequest} }`,
      '    }',
      '  }',
      '}',
    ].join('\n'),
  };
}

function snapshotOf(repository: unknown, pullRequests: readonly unknown[]): Snapshot {
  const branch = at(repository, 'branch');
  const blob = at(branch, 'target', 'config', 'object');
  const text = at(blob, 'text');
  return {
    defaultBranch: branch === undefined ? '' : textAt(branch, 'name'),
    config: typeof text === 'string' && at(blob, 'isTruncated') !== true ? text : undefined,
    protection: { branch: at(branch, 'refUpdateRule') ?? null, rules: listAt(branch, 'rules', 'nodes') },
    pullRequests: pullRequests.map(changeOf).toSorted((a, b) => a.number - b.number),
  };
}

function changeOf(node: unknown): Snapshot['pullRequests'][number] {
  return {
    number: numberAt(node, 'number'),
    title: textAt(node, 'title'),
    body: textAt(node, 'body'),
    isDraft: at(node, 'isDraft') === true,
    author: loginOf(at(node, 'author')),
    base: textAt(node, 'baseRefName'),
    branch: textAt(node, 'headRefName'),
    head: textAt(node, 'headRefOid'),
    labels: listAt(node, 'labels', 'nodes').map((label) => textAt(label, 'name')),
  };
}
