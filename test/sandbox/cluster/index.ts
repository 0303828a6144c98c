import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createClient, readKubeconfig } from '#cluster';
import { controlPlane } from '../parts.ts';
import { type AuditEvent, readAudit } from './audit.ts';
import { type Certificates, makeCertificates } from './certificates.ts';
import { ControlPlane } from './control-plane.ts';
import { kubeconfigFor } from './kubeconfig.ts';
import { freePorts } from './ports.ts';

export { writesOf } from './audit.ts';

/** A real Kubernetes cluster on this machine, whose one node only pretends to run pods. */
export interface Cluster extends AsyncDisposable {
  readonly server: string;
  readonly certificates: Certificates;
  /** The administrator's, without files. */
  readonly kubeconfig: string;
  /** The administrator's, as a file. */
  readonly kubeconfigFile: string;
  readonly connection: Connection;
  /** A kubeconfig of a user of its own, whom nothing is allowed yet. */
  kubeconfigOf(user: string, groups?: readonly string[]): Promise<string>;
  /** A kubeconfig of whoever has the token. */
  kubeconfigWith(token: string): string;
  /** What the API server has answered, by the user agent's first letters; all of it is there when it returns. */
  audit(userAgent: string): readonly AuditEvent[];
  stopApiServer(): Promise<void>;
  /** Stops whatever acts on objects by itself, for good. */
  stopControllers(): Promise<void>;
  /** Starts the API server after a stop, and waits for it. */
  startApiServer(extra?: readonly string[]): Promise<void>;
  /** A cluster as new, at the same address. */
  reset(): Promise<void>;
}

/** Takes about three seconds. */
export async function startCluster(): Promise<Cluster> {
  const { program } = await controlPlane();
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-cluster-'));
  const certificates = await makeCertificates(join(folder, 'certificates'));
  const [etcd = 0, peer = 0, api = 0, kubelet = 0] = await freePorts(4);
  const server = `https://127.0.0.1:${api}`;
  const plane = new ControlPlane({ folder, certificates, program, ports: { etcd, peer, api, kubelet } });
  const stop = async (): Promise<void> => {
    await plane.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const entry = { server, ca: certificates.file('ca.crt'), certificates };
  const kubeconfig = kubeconfigFor({ ...entry, client: 'admin' });
  const connection = await readKubeconfig({ text: kubeconfig });
  try {
    await plane.start();
    await addNode(connection, kubelet);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    server,
    certificates,
    kubeconfig,
    kubeconfigFile: join(folder, 'admin.kubeconfig'),
    connection,
    async kubeconfigOf(user, groups = []) {
      await certificates.issueClient(user, user, groups);
      return kubeconfigFor({ ...entry, client: user });
    },
    kubeconfigWith: (token) => kubeconfigFor({ ...entry, token }),
    audit: (userAgent) => readAudit(plane.auditLog, userAgent),
    stopApiServer: () => plane.stopApiServer(),
    stopControllers: () => plane.stopControllers(),
    async startApiServer(extra) {
      plane.startApiServer(extra);
      await plane.ready();
    },
    async reset() {
      await plane.reset();
      await addNode(connection, kubelet);
    },
    [Symbol.asyncDispose]: stop,
  };
}

const room = { cpu: '64', memory: '256Gi', pods: '500', 'ephemeral-storage': '1Ti' };

/** Stands for every node that a cluster may have. */
async function addNode(connection: Connection, kubelet: number): Promise<void> {
  using client = createClient(connection);
  const labels = { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64', 'kubernetes.io/hostname': 'node-0' };
  await client.request({
    method: 'POST',
    path: '/api/v1/nodes',
    operation: 'Creating the node',
    body: JSON.stringify({
      ...{ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-0', labels } },
      status: {
        ...{ capacity: room, allocatable: room, addresses: [{ type: 'InternalIP', address: '127.0.0.1' }] },
        daemonEndpoints: { kubeletEndpoint: { Port: kubelet } },
      },
    }),
  });
}
