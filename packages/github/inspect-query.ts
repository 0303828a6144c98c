import { decorationQuery } from './decoration.ts';
import type { GraphqlRequest } from './plan.ts';
import { aliases, type Question, root } from './question.ts';
import { ownerAndName } from './repository.ts';
import { siblingSelection } from './sibling.ts';
import { treeDepth } from './tree.ts';

/** GitHub returns at most this many nodes of a connection. */
export const pageSize = 100;

/** How far back the base is looked for what an environment runs now. */
const recentCommits = 30;

/**
 * One query for everything, so that a delivery that has nothing to do costs one request. A file is read through its
 * commit, which gives its mode; a directory through an expression, as `file(path:)` is documented for files only.
 */
export function inspectQuery(question: Question): GraphqlRequest {
  const {
    repository,
    base,
    branch,
    paths,
    siblings,
    decoration,
    globbed = [],
    trees = [],
    states = [],
    waitsFor = [],
    checkout,
  } = question;
  const baseRef = base === '' ? 'HEAD' : `refs/heads/${base}`;
  const variables = {
    ...ownerAndName(repository),
    ...(base === '' ? {} : { base: `refs/heads/${base}`, baseName: base }),
    ...decorationQuery(decoration).variables,
    head: `refs/heads/${branch}`,
    branch,
    ...(siblings === undefined ? {} : { siblings: `refs/heads/${siblings}` }),
    ...Object.fromEntries(paths.map((path, index) => [`p${index}`, path] as const).filter(([, path]) => path !== root)),
    ...numbered(aliases.globbed, globbed),
    ...numbered(aliases.state, states),
    ...numbered(aliases.waits, waitsFor),
    ...(checkout !== undefined && { checkout }),
    ...numbered(aliases.baseTree, expressions(baseRef, paths)),
    ...numbered(aliases.headTree, expressions(`refs/heads/${branch}`, paths)),
    ...numbered(aliases.tree, expressions(baseRef, trees)),
  };
  const declared = Object.keys(variables).map((name) => `$${name}: String!`);
  return {
    variables,
    query: `query Inspect(${declared.join(', ')}) {\n${selection(question)}\n}\n${fragmentsFor(paths)}`,
  };
}

function numbered(alias: (index: number) => string, values: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(values.map((value, index) => [alias(index), value]));
}

function expressions(ref: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => `${ref}:${path === root ? '' : path}`);
}

const closedSelection =
  'number url body baseRefName timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) { nodes { ... on ClosedEvent { actor { login } } } }';

/** What is read of the base and of our branch alike. */
function commitSelection({ paths, globbed = [], states = [] }: Question): string {
  const entries = paths.map((path, index) =>
    path === root ? '' : `${aliases.entry(index)}: file(path: $p${index}) { ...Entry }`,
  );
  const found = globbed.map((_, index) => file(aliases.globbed(index), '...Entry'));
  const stated = states.map((_, index) => file(aliases.state(index), 'mode oid'));
  return ['tree { oid } message signature { isValid }', ...entries, ...found, ...stated]
    .filter((part) => part !== '')
    .join(' ');
}

function file(alias: string, fields: string): string {
  return `${alias}: file(path: $${alias}) { ${fields} }`;
}

function selection(question: Question): string {
  const { base, paths, siblings, decoration, trees = [], waitsFor = [], checkout } = question;
  const decorations = decorationQuery(decoration);
  const commit = commitSelection(question);
  const ahead = `commits(first: ${pageSize}) { totalCount nodes { oid message author { name user { login } } } }`;
  const pullRequest = [
    `id number url title body isDraft isCrossRepository baseRefName files(first: ${pageSize}) { nodes { path } }`,
    'comments(last: 20) { nodes { body } }',
    decorations.pullRequest,
  ].join(' ');
  const baseRef = base === '' ? 'defaultBranchRef' : 'ref(qualifiedName: $base)';
  return [
    `  viewer { login name databaseId } ${decorations.root}`,
    '  repository(owner: $owner, name: $name) {',
    '    id isArchived squashMergeAllowed mergeCommitAllowed rebaseMergeAllowed autoMergeAllowed',
    `    mergeQueue${base === '' ? '' : '(branch: $baseName)'} { id }`,
    `    base: ${baseRef} { name target { oid ... on Commit { config: file(path: "gitops.yaml") { ...Entry } recent: history(first: ${recentCommits}) { nodes { message } } ${commit} } } compare(headRef: $branch) { ${ahead} } }`,
    `    head: ref(qualifiedName: $head) { target { oid ... on Commit { ${commit} } } }`,
    ...paths.map((_, index) => `    ${aliases.baseTree(index)}: object(expression: $b${index}) { oid ...Level0 }`),
    ...paths.map((_, index) => `    ${aliases.headTree(index)}: object(expression: $h${index}) { oid ...Level0 }`),
    ...trees.map((_, index) => `    ${aliases.tree(index)}: object(expression: $${aliases.tree(index)}) { oid }`),
    checkout === undefined ? '' : '    checkout: object(expression: $checkout) { oid ... on Commit { tree { oid } } }',
    '    pullRequests(first: 10, states: [OPEN], headRefName: $branch) {',
    `      nodes { ${pullRequest} }`,
    '    }',
    ...waitsFor.map((_, index) => {
      const filter = `first: 10, states: [OPEN], headRefName: $${aliases.waits(index)}`;
      return `    ${aliases.waits(index)}: pullRequests(${filter}) { nodes { number url isCrossRepository baseRefName } }`;
    }),
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

export const entryFragments = [
  'fragment Text on Blob { text isBinary isTruncated byteSize }',
  'fragment Entry on TreeEntry { name type mode oid object { ...Text } }',
].join('\n');

const treeFragments = [
  ...Array.from({ length: treeDepth + 1 }, (_, level) => {
    const below = level === treeDepth ? '' : ` ...Level${level + 1}`;
    return `fragment Level${level} on Tree { entries { ...Entry object {${below === '' ? ' oid' : below} } } }`;
  }),
].join('\n');
