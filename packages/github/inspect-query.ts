import { type Decoration, decorationQuery } from './decoration.ts';
import type { GraphqlRequest } from './plan.ts';
import { ownerAndName } from './repository.ts';
import { siblingSelection } from './sibling.ts';
import { treeDepth } from './tree.ts';

/** What a delivery has to know before it decides. */
export interface Question {
  /** owner/name */
  readonly repository: string;
  /** The branch that the pull request goes into; '' for the repository's default branch. */
  readonly base: string;
  /** The branch that carries our change, whether it exists or not. */
  readonly branch: string;
  /** Files and directories. */
  readonly paths: readonly string[];
  /** The prefix of the branches to look for beside ours: `gitops/dev/shop/`. */
  readonly siblings?: string;
  readonly decoration?: Decoration;
}

/** Aliases of what is selected once for each path. */
export const aliases = {
  entry: (index: number) => `f${index}`,
  baseTree: (index: number) => `b${index}`,
  headTree: (index: number) => `h${index}`,
} as const;

/** The path of the root directory, which is no entry of any tree. */
const root = '.';

/** GitHub returns at most this many nodes of a connection. */
export const pageSize = 100;

/**
 * One query for everything, so that a delivery that has nothing to do costs one request. A file is read through its
 * commit, which gives its mode; a directory through an expression, as `file(path:)` is documented for files only.
 */
export function inspectQuery(question: Question): GraphqlRequest {
  const { repository, base, branch, paths, siblings, decoration } = question;
  const variables = {
    ...ownerAndName(repository),
    ...(base === '' ? {} : { base: `refs/heads/${base}`, baseName: base }),
    ...decorationQuery(decoration).variables,
    head: `refs/heads/${branch}`,
    branch,
    ...(siblings === undefined ? {} : { siblings: `refs/heads/${siblings}` }),
    ...Object.fromEntries(paths.map((path, index) => [`p${index}`, path] as const).filter(([, path]) => path !== root)),
    ...expressions('b', base === '' ? 'HEAD' : `refs/heads/${base}`, paths),
    ...expressions('h', `refs/heads/${branch}`, paths),
  };
  const declared = Object.keys(variables).map((name) => `$${name}: String!`);
  return {
    variables,
    query: `query Inspect(${declared.join(', ')}) {\n${selection(question)}\n}\n${fragmentsFor(paths)}`,
  };
}

function expressions(prefix: string, ref: string, paths: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(paths.map((path, index) => [`${prefix}${index}`, `${ref}:${path === root ? '' : path}`]));
}

const closedSelection =
  'number url body baseRefName timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) { nodes { ... on ClosedEvent { actor { login } } } }';

function selection({ base, paths, siblings, decoration }: Question): string {
  const decorations = decorationQuery(decoration);
  const entries = paths
    .map((path, index) => (path === root ? '' : `${aliases.entry(index)}: file(path: $p${index}) { ...Entry }`))
    .filter((entry) => entry !== '')
    .join(' ');
  const ahead = `commits(first: ${pageSize}) { totalCount nodes { oid message author { name user { login } } } }`;
  const pullRequest = [
    `id number url title body isDraft isCrossRepository baseRefName files(first: ${pageSize}) { nodes { path } }`,
    'comments(last: 20) { nodes { body } }',
    decorations.pullRequest,
  ].join(' ');
  const baseRef = base === '' ? 'defaultBranchRef' : 'ref(qualifiedName: $base)';
  return [
    `  viewer { login } ${decorations.root}`,
    '  repository(owner: $owner, name: $name) {',
    '    id isArchived squashMergeAllowed mergeCommitAllowed rebaseMergeAllowed autoMergeAllowed',
    `    mergeQueue${base === '' ? '' : '(branch: $baseName)'} { id }`,
    `    base: ${baseRef} { name target { oid ... on Commit { message signature { isValid } config: file(path: "gitops.yaml") { ...Entry } ${entries} } } compare(headRef: $branch) { ${ahead} } }`,
    `    head: ref(qualifiedName: $head) { target { oid ... on Commit { message signature { isValid } ${entries} } } }`,
    ...paths.map((_, index) => `    ${aliases.baseTree(index)}: object(expression: $b${index}) { oid ...Level0 }`),
    ...paths.map((_, index) => `    ${aliases.headTree(index)}: object(expression: $h${index}) { oid ...Level0 }`),
    '    pullRequests(first: 10, states: [OPEN], headRefName: $branch) {',
    `      nodes { ${pullRequest} }`,
    '    }',
    `    closed: pullRequests(last: 1, states: [CLOSED], headRefName: $branch) { nodes { ${closedSelection} } }`,
    `    ${decorations.repository}`,
    siblings === undefined ? '' : `    siblings: ${siblingSelection}`,
    '  }',
  ].join('\n');
}

/** GitHub refuses a fragment that is not used. */
function fragmentsFor(paths: readonly string[]): string {
  return paths.length === 0 ? entryFragments : `${entryFragments}\n${treeFragments}`;
}

const entryFragments = [
  'fragment Text on Blob { text isBinary isTruncated }',
  'fragment Entry on TreeEntry { name type mode oid object { ...Text } }',
].join('\n');

const treeFragments = [
  ...Array.from({ length: treeDepth + 1 }, (_, level) => {
    const below = level === treeDepth ? '' : ` ...Level${level + 1}`;
    return `fragment Level${level} on Tree { entries { ...Entry object {${below === '' ? ' oid' : below} } } }`;
  }),
].join('\n');
