import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlPlaneProgram } from '../setup/assets.ts';
import type { Certificates } from './certificates.ts';
import { Daemon } from './daemon.ts';
import { kubeconfigFor } from './kubeconfig.ts';
import { stages } from './stages.ts';

export interface Layout {
  readonly folder: string;
  readonly certificates: Certificates;
  readonly program: (name: ControlPlaneProgram) => string;
  readonly ports: { readonly etcd: number; readonly peer: number; readonly api: number; readonly kubelet: number };
}

const auditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules: [{level: Metadata}]
`;

/** What every container has printed, as container runtimes write it down. */
const containerLog = ['starting', 'panic: no configuration found']
  .map((line) => `2026-01-01T00:00:00.000000000Z stderr F ${line}\n`)
  .join('');

/** The processes of a control plane; the API server can be stopped and started on its own. */
export class ControlPlane {
  readonly #layout: Layout;
  readonly #daemons = new Map<string, Daemon>();

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  async start(): Promise<void> {
    const { folder, certificates } = this.#layout;
    const kubeconfig = kubeconfigFor({
      server: this.#server,
      ca: certificates.file('ca.crt'),
      client: 'admin',
      certificates,
    });
    await writeFile(join(folder, 'admin.kubeconfig'), kubeconfig);
    await writeFile(join(folder, 'audit.yaml'), auditPolicy);
    await writeFile(join(folder, 'container.log'), containerLog);
    await writeFile(join(folder, 'stages.yaml'), stages(join(folder, 'container.log')));
    this.#startEtcd();
    this.startApiServer();
    await this.ready();
    this.#startRest();
  }

  startApiServer(extra: readonly string[] = []): void {
    const { folder, certificates, ports } = this.#layout;
    this.#run('kube-apiserver', [
      `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
      ...[`--secure-port=${ports.api}`, '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1'],
      `--tls-cert-file=${certificates.file('server.crt')}`,
      `--tls-private-key-file=${certificates.file('server.key')}`,
      `--client-ca-file=${certificates.file('ca.crt')}`,
      `--service-account-key-file=${certificates.file('accounts.pub')}`,
      `--service-account-signing-key-file=${certificates.file('accounts.key')}`,
      ...['--service-account-issuer=https://kubernetes.default.svc', '--api-audiences=https://kubernetes.default.svc'],
      ...[
        '--service-cluster-ip-range=10.96.0.0/16',
        '--authorization-mode=Node,RBAC',
        '--endpoint-reconciler-type=none',
      ],
      ...['--allow-privileged', '--kubelet-preferred-address-types=InternalIP', '--v=0'],
      ...[`--audit-policy-file=${join(folder, 'audit.yaml')}`, `--audit-log-path=${this.auditLog}`],
      ...extra,
    ]);
  }

  get auditLog(): string {
    return join(this.#layout.folder, 'audit.log');
  }

  async stopApiServer(): Promise<void> {
    await this.#daemons.get('kube-apiserver')?.stop();
  }

  /** Whatever acts on objects by itself; the API server stays. */
  async stopControllers(): Promise<void> {
    const names = ['kube-controller-manager', 'kube-scheduler', 'kwok'];
    await Promise.all(names.map((name) => this.#daemons.get(name)?.stop()));
  }

  /** Until the API server and its controllers that others wait for are there. */
  async ready(): Promise<void> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      for (const daemon of this.#daemons.values()) daemon.mustRun();
      if (await this.#answers()) return;
      if (Date.now() > deadline) throw new Error('The API server was not ready within a minute.');
      await sleep(50);
    }
  }

  /** A cluster as new: with another data directory. */
  async reset(): Promise<void> {
    await this.stop();
    await rm(this.#data, { recursive: true, force: true });
    await rm(this.auditLog, { force: true });
    this.#startEtcd();
    this.startApiServer();
    await this.ready();
    this.#startRest();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#daemons.values()].map((daemon) => daemon.stop()));
    this.#daemons.clear();
  }

  get #server(): string {
    return `https://127.0.0.1:${this.#layout.ports.api}`;
  }

  get #data(): string {
    return join(this.#layout.folder, 'etcd');
  }

  #startEtcd(): void {
    const { etcd, peer } = this.#layout.ports;
    this.#run('etcd', [
      ...['--data-dir', this.#data, '--listen-client-urls', `http://127.0.0.1:${etcd}`],
      ...['--advertise-client-urls', `http://127.0.0.1:${etcd}`, '--listen-peer-urls', `http://127.0.0.1:${peer}`],
      ...['--initial-advertise-peer-urls', `http://127.0.0.1:${peer}`],
      ...['--initial-cluster', `default=http://127.0.0.1:${peer}`, '--log-level', 'warn', '--unsafe-no-fsync'],
    ]);
  }

  #startRest(): void {
    const { folder, certificates, ports } = this.#layout;
    const admin = join(folder, 'admin.kubeconfig');
    this.#run('kube-controller-manager', [
      ...[`--kubeconfig=${admin}`, `--service-account-private-key-file=${certificates.file('accounts.key')}`],
      ...[`--root-ca-file=${certificates.file('ca.crt')}`, '--use-service-account-credentials', '--leader-elect=false'],
      ...['--secure-port=0', '--controllers=*,-nodeipam,-cloud-node-lifecycle', '--v=0'],
    ]);
    this.#run('kube-scheduler', [`--kubeconfig=${admin}`, '--leader-elect=false', '--secure-port=0', '--v=0']);
    this.#run('kwok', [
      ...['--kubeconfig', admin, '-c', join(folder, 'stages.yaml'), '--manage-all-nodes', '--node-ip', '127.0.0.1'],
      ...['--node-port', `${ports.kubelet}`, '--server-address', `127.0.0.1:${ports.kubelet}`],
      ...[
        '--tls-cert-file',
        certificates.file('server.crt'),
        '--tls-private-key-file',
        certificates.file('server.key'),
      ],
      ...['--node-lease-duration-seconds', '40'],
    ]);
  }

  #run(name: ControlPlaneProgram, args: readonly string[]): void {
    const { folder, program } = this.#layout;
    const keep = name !== 'etcd' && name !== 'kube-apiserver';
    this.#daemons.set(name, new Daemon({ program: program(name), args, log: join(folder, `${name}.log`), keep }));
  }

  #answers(): Promise<boolean> {
    const { certificates, ports } = this.#layout;
    return new Promise((settle) => {
      const asking = request(
        {
          ...{ host: '127.0.0.1', port: ports.api, path: '/readyz', agent: false, timeout: 2_000 },
          ca: readFileSync(certificates.file('ca.crt')),
          cert: readFileSync(certificates.file('admin.crt')),
          key: readFileSync(certificates.file('admin.key')),
        },
        (answer) => {
          answer.resume();
          settle(answer.statusCode === 200);
        },
      );
      asking.once('timeout', () => asking.destroy());
      asking.once('error', () => settle(false));
      asking.end();
    });
  }
}
