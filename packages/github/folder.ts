import { ActionError } from '#error';
import { at, textAt } from './json.ts';
import { refusalOf } from './refusal.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

/** A folder of a branch of a repository. */
export interface FolderQuestion {
  /** owner/name */
  readonly repository: string;
  /** '' for the default branch. */
  readonly branch: string;
  /** '' for the root. */
  readonly path: string;
}

export interface FolderFacts {
  readonly isPrivate: boolean;
  readonly branch: string;
  /** `unseen` where the token may not read the contents. */
  readonly state: 'folder' | 'file' | 'absent' | 'unseen';
}

/** @throws ActionError REPOSITORY_NOT_FOUND, BRANCH_NOT_FOUND, TOKEN_INVALID */
export async function lookAtFolder(
  transport: Transport,
  { repository, branch, path }: FolderQuestion,
): Promise<FolderFacts> {
  const step: Step = { doing: `Looking at ${repository}`, repository, permission: 'contents: read' };
  const get = (url: string) => transport.settle({ method: 'GET', url: `/repos/${repository}${url}` }, step);
  const { data } = await transport.read({ method: 'GET', url: `/repos/${repository}` }, step);
  const name = branch || textAt(data, 'default_branch');
  const [found, contents] = await Promise.all([
    get(`/branches/${encodeURIComponent(name)}`),
    get(`/contents/${path.split('/').map(encodeURIComponent).join('/')}?ref=${encodeURIComponent(name)}`),
  ]);
  const facts = { isPrivate: at(data, 'private') === true, branch: name };
  if (found.status === 403) return { ...facts, state: 'unseen' };
  if (found.status === 404) throw noBranch(step, name);
  if (found.status >= 400) throw refusalOf(found, step);
  if (contents.status >= 400 && contents.status !== 404) throw refusalOf(contents, step);
  const state = contents.status === 404 ? 'absent' : Array.isArray(contents.data) ? 'folder' : 'file';
  return { ...facts, state };
}

function noBranch({ doing, repository }: Step, branch: string): ActionError {
  return new ActionError('BRANCH_NOT_FOUND', `${doing} failed: it has no branch "${branch}".`, {
    hint: `Correct \`branch\`, or push a first commit to ${repository}.`,
  });
}
