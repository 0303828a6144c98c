import { connectionSecretName, isSamePublicKey, storedDeployKey } from '#agent';
import { connectGitHub } from '#github';
import type { Installation } from '../installation.ts';
import type { ConnectPorts } from './connect-ports.ts';
import { titleOf } from './deploy-key.ts';
import { cloneUrl } from './host.ts';
import { readSecret } from './stored.ts';

/**
 * Deletes the deploy keys of this cluster: the one that its Secret holds now, and those of its title. Nothing is deleted before the
 * function is called; it is undefined where there can be none.
 */
export async function forgetKeys(
  installation: Installation,
  ports: ConnectPorts,
): Promise<(() => Promise<void>) | undefined> {
  const { connection, namespace } = installation;
  if (installation.agent === 'manifests' || connection?.credentials.kind !== 'deploy-key') return undefined;
  const { githubToken: token } = ports;
  if (token === undefined) return undefined;
  const { repository, credentials } = connection;
  const name = connectionSecretName(installation.agent, namespace, cloneUrl(connection, ports.github));
  const [secret, title] = await Promise.all([
    readSecret(ports.client, { namespace, name }),
    credentials.title ?? titleOf(installation, ports),
  ]);
  const stored = storedDeployKey(secret);
  return async () => {
    // not before: its patience begins with it
    const github = connectGitHub({ ...ports.github, token });
    const keys = await github.deployKeys(repository);
    const own = keys.filter(
      (each) => each.title === title || (stored !== undefined && isSamePublicKey(each.key, stored.publicKey)),
    );
    for (const { id } of own) await github.removeDeployKey(repository, id);
  };
}
