import { pageSize } from '../inspect-query.ts';
import type { GraphqlRequest } from '../plan.ts';
import { ownerAndName } from '../repository.ts';
import type { RecordQuestion } from './record.ts';

export const recordAliases = {
  file: (index: number) => `f${index}`,
  folder: (index: number) => `d${index}`,
} as const;

/** The pull requests of a commit that are looked through for the one that brought it. */
const pullRequestsRead = 3;
const reviewsRead = 20;

const gatesContext = 'gitops/gates';

const pullRequest = [
  'number url body createdAt merged mergedAt baseRefName mergedBy { __typename login }',
  `latestOpinionatedReviews(first: ${reviewsRead}) { nodes { state submittedAt author { __typename login } } }`,
  `commits(last: 1) { nodes { commit { status { context(name: "${gatesContext}") { state createdAt } } } } }`,
].join(' ');

const commit = [
  'oid committedDate message signature { isValid wasSignedByGitHub } author { name user { login } } parents(first: 2) { nodes { oid } }',
  `associatedPullRequests(first: ${pullRequestsRead}) { nodes { ${pullRequest} } }`,
].join(' ');

/** One page of a branch's record, and what the first page held if that is wanted. */
export function recordQuery(question: RecordQuestion): GraphqlRequest {
  const { repository, base, from, after, config, files, folders, again } = question;
  const texts: Readonly<Record<string, string>> = {
    ...ownerAndName(repository),
    ...(base !== '' && from === undefined && { base: `refs/heads/${base}` }),
    ...(after !== undefined && { after }),
    ...(config?.commit !== undefined && { config: `${config.commit}:${config.path}` }),
    ...(config !== undefined && { path: config.path }),
    ...Object.fromEntries(files.map((path, index) => [recordAliases.file(index), path])),
    ...Object.fromEntries(folders.map((path, index) => [recordAliases.folder(index), path])),
  };
  const declared = [
    ...Object.keys(texts).map((name) => `$${name}: String!`),
    ...(from === undefined ? [] : ['$from: GitObjectID!']),
  ];
  const contents = [
    ...files.map((_, index) => `${file(recordAliases.file(index))} { object { ... on Blob { text isTruncated } } }`),
    ...folders.map((_, index) => `${file(recordAliases.folder(index))} { oid }`),
  ].join(' ');
  // Without a place to go on from there is no further page: only the first is looked at again.
  const isPaged = !again || after !== undefined;
  const page = `history(first: ${pageSize}${after === undefined ? '' : ', after: $after'}) { pageInfo { hasNextPage endCursor } nodes { ${commit} ${contents} } }`;
  const first = `again: history(first: ${pageSize}) { nodes { oid ${contents} } }`;
  const walk = `oid ... on Commit { ${isPaged ? page : ''} ${again ? first : ''} ${config === undefined ? '' : 'config: file(path: $path) { object { ... on Blob { text isTruncated } } }'} }`;
  return {
    variables: { ...texts, ...(from !== undefined && { from }) },
    query: [
      `query ReadRecord(${declared.join(', ')}) {`,
      '  repository(owner: $owner, name: $name) {',
      from === undefined
        ? `    branch: ${base === '' ? 'defaultBranchRef' : 'ref(qualifiedName: $base)'} { name target { ${walk} } }`
        : `    from: object(oid: $from) { ${walk} }`,
      config?.commit === undefined
        ? ''
        : '    config: object(expression: $config) { ... on Blob { text isTruncated } }',
      '  }',
      '}',
    ].join('\n'),
  };
}

function file(alias: string): string {
  return `${alias}: file(path: $${alias})`;
}
