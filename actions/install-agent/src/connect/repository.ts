import { connectGitHub, type FolderFacts, mintAppToken } from '#github';
import type { Secret } from '#secret';
import type { WantedConnection } from '../installation.ts';
import type { ConnectPorts } from './connect-ports.ts';

/**
 * The folder that the agent is to follow, as the agent itself will see it where its credential can ask, else as this run's own token does.
 * @returns `undefined` where nobody can ask
 * @throws ActionError REPOSITORY_NOT_FOUND, BRANCH_NOT_FOUND, TOKEN_INVALID, PERMISSION_MISSING
 */
export async function findFolder(
  { repository, branch, path, credentials }: WantedConnection,
  { github, githubToken }: Pick<ConnectPorts, 'github' | 'githubToken'>,
): Promise<FolderFacts | undefined> {
  const look = (token: Secret): Promise<FolderFacts> =>
    connectGitHub({ ...github, token }).folder({ repository, branch, path });
  if (credentials.kind === 'token') return await look(credentials.token);
  if (credentials.kind === 'github-app') {
    const { appId: id, privateKey } = credentials;
    const scope = { repository, required: { contents: 'read' }, optional: {} } as const;
    const { token, release } = await mintAppToken({ id, privateKey }, github, scope);
    try {
      return await look(token);
    } finally {
      await release();
    }
  }
  return githubToken === undefined ? undefined : await look(githubToken);
}
