import { ActionError } from '#error';
import type { FolderFacts } from '#github';
import type { WantedConnection, Where } from '../installation.ts';
import type { PreflightRow } from '../preflight/row.ts';
import { fail, ok, warn } from '../preflight/rows.ts';

/** What the folder that is to be followed means for the run. */
export function repositoryRow(
  { repository, path, credentials }: WantedConnection,
  where: Where,
  facts: FolderFacts | undefined,
): PreflightRow {
  const check = 'repository';
  if (facts === undefined) return warn(check, `${repository} was not looked at: there is no \`github-token\`.`);
  const { branch, state, isPrivate } = facts;
  const folder = `${repository}, branch ${branch}, ${path === '' ? 'its root' : `folder ${path}`}`;
  if (isPrivate && credentials.kind === 'none') {
    if (where !== 'repository') return fail(check, closed(repository));
    return warn(check, `${folder}: it is private, so the agent needs credentials that this run does not bring.`);
  }
  switch (state) {
    case 'folder':
      return ok(check, `${folder}: is there.`);
    case 'file':
      return fail(check, noFolder(repository, path));
    case 'unseen':
      return warn(check, `${folder}: the token may not read contents, so nobody has looked.`);
    case 'absent':
      return where === 'cluster'
        ? warn(check, `${folder}: is not there yet; the agent reports an error until it is.`)
        : ok(check, `${folder}: is made.`);
  }
}

function closed(repository: string): ActionError {
  return new ActionError('INPUT_INVALID', `Connecting to ${repository} failed: it is private.`, {
    hint: 'Without a credential an agent reads public repositories alone: set `credentials` to another kind than none.',
  });
}

function noFolder(repository: string, path: string): ActionError {
  return new ActionError('INPUT_INVALID', `Connecting to ${repository} failed: ${path} is a file.`, {
    hint: 'Name the folder that the cluster follows in `path`.',
  });
}
