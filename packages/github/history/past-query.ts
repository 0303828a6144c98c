import { entryFragments, pageSize } from '../inspect-query.ts';
import type { GraphqlRequest } from '../plan.ts';
import { aliases } from '../question.ts';
import { ownerAndName } from '../repository.ts';
import type { PastQuestion } from './past.ts';

/** The pull requests of a commit that are looked through for the one that brought it. */
const pullRequestsRead = 5;

export function besideAlias(index: number): string {
  return `c${index}`;
}

/**
 * One page of a folder's commits with what files held after each. Of a merged pull request it is the merge commit that
 * counts: what its own commits held in between was never on the branch, and nobody reviewed it.
 */
export function pastQuery({ repository, commit, folder, files, more, beside, after }: PastQuestion): GraphqlRequest {
  const isFirst = after === undefined;
  const asked = isFirst ? beside : [];
  const texts: Readonly<Record<string, string>> = {
    ...ownerAndName(repository),
    ...Object.fromEntries([...files, ...(isFirst ? more : [])].map((path, index) => [`p${index}`, path])),
    ...(folder !== '' && { folder }),
    ...(after !== undefined && { after }),
  };
  const oids = { commit, ...Object.fromEntries(asked.map((oid, index) => [besideAlias(index), oid])) };
  const declared = [
    ...Object.keys(texts).map((name) => `$${name}: String!`),
    ...Object.keys(oids).map((name) => `$${name}: GitObjectID!`),
  ];
  const each = (fields: string, paths = files): string =>
    paths.map((_, index) => `${aliases.entry(index)}: file(path: $p${index}) { ${fields} }`).join(' ');
  const exact = each('...Entry', [...files, ...more]);
  const paging = [
    `first: ${pageSize}`,
    ...(isFirst ? [] : ['after: $after']),
    ...(folder === '' ? [] : ['path: $folder']),
  ];
  const text = 'object { ... on Blob { text isTruncated isBinary } }';
  return {
    variables: { ...texts, ...oids },
    query: [
      `query ReadHistory(${declared.join(', ')}) {`,
      '  repository(owner: $owner, name: $name) {',
      `    at: object(oid: $commit) { ... on Commit { oid ${isFirst ? exact : ''}`,
      `      history(${paging.join(', ')}) { pageInfo { hasNextPage endCursor } nodes {`,
      `        oid committedDate author { name user { login } } ${each(text)}`,
      `        associatedPullRequests(first: ${pullRequestsRead}) { nodes {`,
      `          number url merged mergedAt baseRefName mergedBy { login } mergeCommit { oid ${each(text)} }`,
      '        } }',
      '      } }',
      '    } }',
      ...asked.map((_, index) => {
        const alias = besideAlias(index);
        return `    ${alias}: object(oid: $${alias}) { ... on Commit { oid ${exact} } }`;
      }),
      '  }',
      '}',
      ...(isFirst ? [entryFragments] : []),
    ].join('\n'),
  };
}
