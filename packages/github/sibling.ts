import { at, listAt, numberAt, textAt } from './json.ts';

/** Another of our branches, with the pull request that is open from it. */
export interface Sibling {
  readonly branch: string;
  /** Where it stood. */
  readonly oid: string;
  readonly pullRequest: {
    readonly id: string;
    readonly number: number;
    readonly base: string;
    /** The messages of its commits, oldest first. */
    readonly messages: readonly string[];
    /** There are more commits than were read. */
    readonly isLong: boolean;
  };
}

const commitsRead = 50;

/** The branches below a prefix, `$siblings` in the variables; those without an open pull request say nothing to us. */
export const siblingSelection = [
  'refs(refPrefix: $siblings, first: 50) { nodes { name prefix target { oid }',
  'associatedPullRequests(first: 1, states: [OPEN]) { nodes {',
  `id number baseRefName commits(first: ${commitsRead}) { totalCount nodes { commit { message } } }`,
  '} } } }',
].join(' ');

export function siblingsOf(refs: readonly unknown[]): readonly Sibling[] {
  return refs.flatMap((ref): readonly Sibling[] => {
    const [pullRequest] = listAt(ref, 'associatedPullRequests', 'nodes');
    if (pullRequest === undefined) return [];
    const messages = listAt(pullRequest, 'commits', 'nodes').map((node) => textAt(node, 'commit', 'message'));
    return [
      {
        branch: `${textAt(ref, 'prefix')}${textAt(ref, 'name')}`.replace(/^refs\/heads\//, ''),
        oid: textAt(ref, 'target', 'oid'),
        pullRequest: {
          id: textAt(pullRequest, 'id'),
          number: numberAt(pullRequest, 'number'),
          base: textAt(pullRequest, 'baseRefName'),
          messages,
          isLong: at(pullRequest, 'commits', 'totalCount') !== messages.length,
        },
      },
    ];
  });
}
