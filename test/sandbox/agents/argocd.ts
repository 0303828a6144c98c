import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import type { Cluster } from '../cluster/index.ts';
import { freePorts } from '../cluster/ports.ts';
import { argocdServers, kubectl } from '../parts.ts';
import { writeKubeconfigOf } from './identity.ts';
import { mountKnownHosts } from './known-hosts.ts';
import { type Agent, Processes } from './processes.ts';

export interface ArgocdOptions {
  /** `argocd` unless told. */
  readonly namespace?: string;
}

/**
 * Argo CD's real application controller and repository server, with their cache, for a cluster that Argo CD was applied to, and with the
 * rights of their service accounts. Its API server does not run, which nothing but its web page and command line asks.
 */
export function startArgocd(cluster: Cluster, { namespace = 'argocd' }: ArgocdOptions = {}): Promise<Agent> {
  return Processes.start('argocd', async (processes) => {
    const { argocd, redis } = await argocdServers();
    const { folder } = processes;
    const [cache = 0, server = 0, ...metrics] = await freePorts(4);
    for (const name of ['ssh', 'tls', 'temp', 'home', 'bin']) await mkdir(join(folder, name));
    await writeKustomize(join(folder, 'bin', 'kustomize'));
    processes.onStop(await mountKnownHosts(cluster, namespace, join(folder, 'ssh', 'ssh_known_hosts')));

    const environmentOf = async (name: string): Promise<Readonly<Record<string, string>>> => {
      const kubeconfig = join(folder, `${name}.kubeconfig`);
      await writeKubeconfigOf(cluster, { namespace, name }, kubeconfig);
      return {
        ...{ ARGOCD_BINARY_NAME: name, KUBECONFIG: kubeconfig, ARGOCD_FAKE_IN_CLUSTER: 'true' },
        ...{ ARGOCD_SSH_DATA_PATH: join(folder, 'ssh'), ARGOCD_TLS_DATA_PATH: join(folder, 'tls') },
        ...{ ARGOCD_GPG_ENABLED: 'false', HOME: join(folder, 'home'), TMPDIR: join(folder, 'temp') },
        // git asks the same program for passwords
        PATH: [dirname(argocd), join(folder, 'bin'), process.env.PATH].join(delimiter),
      };
    };
    const shared = ['--redis', `127.0.0.1:${cache}`];
    await writeFile(join(folder, 'redis.conf'), 'save ""\nappendonly no\n');
    processes.run('redis', {
      program: redis,
      args: [join(folder, 'redis.conf'), '--port', `${cache}`, '--bind', '127.0.0.1', '--dir', folder],
    });
    processes.run('argocd-repo-server', {
      program: argocd,
      args: [
        ...['--address', '127.0.0.1', '--port', `${server}`, '--disable-tls', ...shared],
        ...['--metrics-address', '127.0.0.1', '--metrics-port', `${metrics[0]}`],
      ],
      environment: await environmentOf('argocd-repo-server'),
    });
    await Promise.all([cache, server].map((port) => processes.listening(port)));
    processes.run('argocd-application-controller', {
      program: argocd,
      args: [
        ...['--namespace', namespace, '--repo-server', `127.0.0.1:${server}`, '--repo-server-plaintext', ...shared],
        ...['--metrics-port', `${metrics[1]}`],
      ],
      environment: await environmentOf('argocd-application-controller'),
    });
    await processes.listening(metrics[1] ?? 0);
  });
}

/** Its image brings kustomize, for folders with a kustomization.yaml; kubectl has the same inside. */
async function writeKustomize(file: string): Promise<void> {
  const { file: program } = await kubectl();
  await writeFile(file, `#!/bin/sh\n[ "$1" = build ] && shift\nexec '${program}' kustomize "$@"\n`, { mode: 0o755 });
}
