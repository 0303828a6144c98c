import { type ExactTexts, readWanted } from './exact-texts.ts';
import { errorsOf, isMissing, refusalOfGraphql } from './graphql-error.ts';
import { entryFragments } from './inspect-query.ts';
import { at, textAt } from './json.ts';
import { type PathState, stateOf } from './path-state.ts';
import type { GraphqlRequest } from './plan.ts';
import { aliases } from './question.ts';
import { type RemoteFile, remoteFile } from './remote-file.ts';
import { ownerAndName } from './repository.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

export interface Place {
  /** owner/name */
  readonly repository: string;
  readonly oid: string;
}

/** Files as a commit holds them; those that it does not hold are left out. */
export async function readFilesAt(
  transport: Transport,
  { repository, oid, exact }: Place & { readonly exact: ExactTexts },
  paths: readonly string[],
): Promise<readonly RemoteFile[]> {
  const data = await ask(transport, filesQuery({ repository, oid }, paths), repository);
  const read = (): readonly RemoteFile[] =>
    entriesOf(data, paths).map(([path, entry]) => remoteFile(entry, { path, named: true, exact }));
  const files = read();
  return (await readWanted(transport, repository, exact)) ? read() : files;
}

/** What stands at paths of a commit; what it does not hold is left out. */
export async function readStatesAt(
  transport: Transport,
  { repository, oid }: Place,
  paths: readonly string[],
): Promise<ReadonlyMap<string, PathState>> {
  if (paths.length === 0) return new Map();
  const data = await ask(transport, statesQuery({ repository, oid }, paths), repository);
  return new Map(entriesOf(data, paths).map(([path, entry]) => [path, stateOf(entry)]));
}

function entriesOf(data: unknown, paths: readonly string[]): readonly (readonly [path: string, entry: unknown])[] {
  const commit = at(data, 'repository', 'object');
  return paths.flatMap((path, index) => {
    const entry = at(commit, aliases.entry(index));
    return entry === undefined ? [] : [[path, entry] as const];
  });
}

export function filesQuery(place: Place, paths: readonly string[]): GraphqlRequest {
  const { query, variables } = entriesQuery('ReadFiles', place, { paths, fields: '...Entry' });
  return { variables, query: `${query}\n${entryFragments}` };
}

export function statesQuery(place: Place, paths: readonly string[]): GraphqlRequest {
  return entriesQuery('ReadStates', place, { paths, fields: 'mode oid' });
}

function entriesQuery(
  name: string,
  { repository, oid }: Place,
  { paths, fields }: { readonly paths: readonly string[]; readonly fields: string },
): GraphqlRequest {
  const named = Object.fromEntries(paths.map((path, index) => [`p${index}`, path]));
  const declared = Object.keys(named).map((variable) => `, $${variable}: String!`);
  const entries = paths.map((_, index) => `${aliases.entry(index)}: file(path: $p${index}) { ${fields} }`);
  return {
    variables: { ...ownerAndName(repository), oid, ...named },
    query: [
      `query ${name}($owner: String!, $name: String!, $oid: GitObjectID!${declared.join('')}) {`,
      `  repository(owner: $owner, name: $name) { object(oid: $oid) { oid ... on Commit { ${entries.join(' ')} } } }`,
      '}',
    ].join('\n'),
  };
}

/** The commit that a pull request was merged as; undefined if it was not. */
export async function mergeCommit(
  transport: Transport,
  repository: string,
  number: number,
): Promise<{ readonly oid: string; readonly verified: boolean } | undefined> {
  const data = await ask(transport, mergeQuery(repository, number), repository);
  const commit = at(data, 'repository', 'pullRequest', 'mergeCommit');
  if (commit === undefined) return undefined;
  return { oid: textAt(commit, 'oid'), verified: at(commit, 'signature', 'isValid') === true };
}

export function mergeQuery(repository: string, number: number): GraphqlRequest {
  return {
    variables: { ...ownerAndName(repository), number },
    query: [
      'query ReadMerge($owner: String!, $name: String!, $number: Int!) {',
      '  repository(owner: $owner, name: $name) {',
      '    pullRequest(number: $number) { mergeCommit { oid signature { isValid } } }',
      '  }',
      '}',
    ].join('\n'),
  };
}

async function ask(transport: Transport, body: GraphqlRequest, repository: string): Promise<unknown> {
  const step: Step = { doing: `Reading ${repository} after the merge`, repository, permission: 'contents: read' };
  const { data } = await transport.read({ method: 'POST', url: transport.graphqlUrl, body }, step);
  const failure = errorsOf(data).find((error) => !isMissing(error));
  if (failure !== undefined) throw refusalOfGraphql(failure, step);
  return at(data, 'data');
}
