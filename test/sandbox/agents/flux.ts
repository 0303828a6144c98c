import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '#cluster';
import type { Cluster } from '../cluster/index.ts';
import { freePorts } from '../cluster/ports.ts';
import { type FluxController, fluxControllers } from '../parts.ts';
import { writeKubeconfigOf } from './identity.ts';
import { type Agent, Processes } from './processes.ts';

export interface FluxOptions {
  /** `flux-system` unless told. */
  readonly namespace?: string;
  readonly controllers?: readonly FluxController[];
  /** Beside those of their Deployments, for all of them. */
  readonly arguments?: readonly string[];
}

/**
 * Flux's real controllers for a cluster that Flux was applied to: with the arguments of their Deployments, except for addresses, and
 * with the rights of their service accounts. The Deployments stay as they are: their pods only pretend to run.
 */
export function startFlux(cluster: Cluster, options: FluxOptions = {}): Promise<Agent> {
  const { namespace = 'flux-system', controllers = ['source-controller', 'kustomize-controller'] } = options;
  return Processes.start('flux', async (processes) => {
    const { program } = await fluxControllers();
    const { folder } = processes;
    const [storage = 0, ...health] = await freePorts(1 + controllers.length);
    await mkdir(join(folder, 'storage'));
    await Promise.all(
      controllers.map(async (name, index) => {
        const kubeconfig = join(folder, `${name}.kubeconfig`);
        await writeKubeconfigOf(cluster, { namespace, name }, kubeconfig);
        processes.run(name, {
          program: program(name),
          args: [
            ...(await declaredArguments(cluster, { namespace, name })),
            ...['--metrics-addr=127.0.0.1:0', `--health-addr=127.0.0.1:${health[index]}`, '--events-addr='],
            ...['--enable-leader-election=false', ...(options.arguments ?? [])],
            ...(name === 'source-controller' ? storedAt(join(folder, 'storage'), storage) : []),
          ],
          environment: {
            ...{ RUNTIME_NAMESPACE: namespace, KUBECONFIG: kubeconfig, TMPDIR: folder },
            SOURCE_CONTROLLER_LOCALHOST: `127.0.0.1:${storage}`,
          },
        });
      }),
    );
    const isSource = controllers.includes('source-controller');
    await Promise.all([...health, ...(isSource ? [storage] : [])].map((port) => processes.listening(port)));
  });
}

function storedAt(folder: string, port: number): readonly string[] {
  const address = `127.0.0.1:${port}`;
  return [`--storage-path=${folder}`, `--storage-addr=${address}`, `--storage-adv-addr=${address}`];
}

/** What the installer chose, such as the lockdown of tenants. */
async function declaredArguments(
  cluster: Cluster,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): Promise<readonly string[]> {
  using client = createClient(cluster.connection);
  const { text } = await client.request({
    ...{ method: 'GET', path: `/apis/apps/v1/namespaces/${namespace}/deployments/${name}` },
    operation: `Reading Deployment ${namespace}/${name}`,
  });
  const deployment: Deployment = JSON.parse(text);
  const declared = deployment.spec.template.spec.containers.flatMap(({ args = [] }) => args);
  return declared.map((argument) => argument.replaceAll('$(RUNTIME_NAMESPACE)', namespace));
}

interface Deployment {
  readonly spec: {
    readonly template: { readonly spec: { readonly containers: readonly { readonly args?: readonly string[] }[] } };
  };
}
