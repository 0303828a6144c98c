import { describe, expect, it } from 'vitest';
import { type FluxOptions, fluxObjects, fluxVersion } from '#agent';
import { kubectl, requirePart } from '../../sandbox/parts.ts';
import { scaled } from '../../scale.ts';
import { kustomized } from './kustomized.ts';
import { find, namesOf, objectsOf, releaseOf } from './objects.ts';

const program = await kubectl();
const controller = (name: string, args: readonly string[]): string => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: flux-system
  labels: {app.kubernetes.io/component: ${name}, app.kubernetes.io/part-of: flux, app.kubernetes.io/version: v2.8.0}
spec:
  template:
    metadata: {labels: {app: ${name}, app.kubernetes.io/part-of: flux}}
    spec:
      nodeSelector: {pool: system}
      imagePullSecrets: [{name: present}]
      containers:
      - name: manager
        image: ghcr.io/fluxcd/${name}:v1.0.0@sha256:${'a'.repeat(64)}
        args: [${args.map((each) => JSON.stringify(each)).join(', ')}]
`;
const small = objectsOf(
  [
    '{apiVersion: v1, kind: Namespace, metadata: {name: flux-system}}',
    `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: crd-controller}`,
    `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: crd-controller-flux-system}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: crd-controller}
subjects:
- {kind: ServiceAccount, name: source-controller, namespace: flux-system}
- {kind: ServiceAccount, name: other, namespace: elsewhere}`,
    `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: cluster-reconciler}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: []`,
    '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: allow-egress, namespace: flux-system}}',
    '{apiVersion: v1, kind: ServiceAccount, metadata: {name: helm-controller, namespace: flux-system, labels: {app.kubernetes.io/component: helm-controller}}}',
    // the flags stand in another order than in the releases: only their names count
    controller('source-controller', [
      '--storage-adv-addr=x',
      '--log-level=info',
      '--storage-path=/data',
      '--watch-all-namespaces',
    ]),
    controller('kustomize-controller', ['--feature-gates=Other=true']),
    controller('helm-controller', []),
    controller('notification-controller', ['--log-level=info']),
    controller('source-watcher', []),
  ].join('\n---\n'),
);
const options: FluxOptions = {
  namespace: 'flux-system',
  components: ['source', 'kustomize-controller', 'helm', 'notification'],
  networkPolicies: true,
  multiTenant: false,
  logLevel: 'info',
};
const made = (changes: Partial<FluxOptions>) => fluxObjects(small, { ...options, ...changes });
const argsOf = (changes: Partial<FluxOptions>, name: string) => managerOf(changes, name).args;
function managerOf(changes: Partial<FluxOptions>, name: string): Readonly<Record<string, unknown>> {
  const spec = podsOf(changes, name);
  const [manager] = Array.isArray(spec.containers) ? spec.containers : [];
  return manager;
}
function podsOf(changes: Partial<FluxOptions>, name: string): Readonly<Record<string, unknown>> {
  const { spec } = JSON.parse(JSON.stringify(find(made(changes), 'Deployment', name)));
  return spec.template.spec;
}

describe('the objects of a Flux release', () => {
  it('leave out the components that were not chosen, with all that belongs to them', () => {
    expect(namesOf(made({ components: ['source'] }))).toEqual([
      'Namespace flux-system',
      'ClusterRole crd-controller-flux-system',
      'ClusterRoleBinding crd-controller-flux-system',
      'ClusterRoleBinding cluster-reconciler-flux-system',
      'NetworkPolicy allow-egress',
      'Deployment source-controller',
    ]);
  });

  it.each([
    ['image-reflector', 'these manifests do not hold it'],
    ['sauce', 'Flux has no such component'],
  ])('refuse the component %s and name what there is', (component, found) => {
    expect(() => made({ components: [component] })).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: `Choosing the component "${component}" failed: ${found}.`,
        hint: 'These manifests hold source-controller, kustomize-controller, helm-controller, notification-controller, source-watcher.',
      }),
    );
  });

  it('move to another namespace, whose name ends those of cluster-wide objects', () => {
    const objects = made({ namespace: 'gitops' });
    expect(objects.map(({ metadata }) => metadata.namespace).filter((each) => each === 'flux-system')).toEqual([]);
    expect(find(objects, 'Namespace', 'gitops').metadata).not.toHaveProperty('namespace');
    expect(find(objects, 'ClusterRoleBinding', 'crd-controller-gitops')).toMatchObject({
      roleRef: { name: 'crd-controller-gitops' },
      subjects: [{ namespace: 'gitops' }, { namespace: 'elsewhere' }],
    });
    expect(find(objects, 'ClusterRoleBinding', 'cluster-reconciler-gitops')).toMatchObject({
      roleRef: { name: 'cluster-admin' },
    });
    expect(argsOf({ namespace: 'gitops' }, 'helm-controller')).toContain(
      '--events-addr=http://notification-controller.gitops.svc.cluster.local./',
    );
  });

  it('take their version from the labels, unless one is given', () => {
    expect(fluxVersion(small)).toBe('v2.8.0');
    expect(fluxVersion(small.slice(0, 3))).toBeUndefined();
    const labels = (version?: string) =>
      find(made({ version }), 'ClusterRole', 'crd-controller-flux-system').metadata.labels;
    const common = { 'app.kubernetes.io/instance': 'flux-system', 'app.kubernetes.io/part-of': 'flux' };
    expect(labels()).toEqual({ ...common, 'app.kubernetes.io/version': 'v2.8.0' });
    expect(labels('2.9.4')).toEqual(labels('v2.9.4'));
    expect(labels('v2.9.4')).toEqual({ ...common, 'app.kubernetes.io/version': 'v2.9.4' });
  });

  it('have flags replaced by name, and added where they are not there', () => {
    expect(argsOf({ logLevel: 'debug' }, 'source-controller')).toEqual([
      '--storage-adv-addr=source-controller.$(RUNTIME_NAMESPACE).svc.cluster.local.',
      '--log-level=debug',
      '--storage-path=/data',
      '--watch-all-namespaces=true',
      '--events-addr=http://notification-controller.flux-system.svc.cluster.local./',
    ]);
    expect(argsOf({}, 'notification-controller')).toEqual(['--log-level=info', '--watch-all-namespaces=true']);
    expect(argsOf({ components: ['helm'] }, 'helm-controller')).toContain('--events-addr=');
  });

  it('lock tenants in where that is asked for', () => {
    const lockdown = (name: string) =>
      argsOf({ multiTenant: true }, name)
        ?.toString()
        .split(',')
        .filter((each) => /refs|account|bases/.test(each));
    expect(lockdown('kustomize-controller')).toEqual([
      '--no-cross-namespace-refs=true',
      '--no-remote-bases=true',
      '--default-service-account=default',
    ]);
    expect(lockdown('helm-controller')).toEqual([
      '--no-cross-namespace-refs=true',
      '--default-service-account=default',
    ]);
    expect(lockdown('notification-controller')).toEqual(['--no-cross-namespace-refs=true']);
    expect(lockdown('source-controller')).toEqual([]);
    expect(argsOf({}, 'kustomize-controller')?.toString()).not.toMatch(/refs|account|bases/);
  });

  it('read external artifacts where the source watcher makes them, beside their other feature gates', () => {
    const components = [...options.components, 'source-watcher'];
    expect(argsOf({ components }, 'helm-controller')).toContain('--feature-gates=ExternalArtifact=true');
    expect(argsOf({ components }, 'kustomize-controller')).toContain(
      '--feature-gates=Other=true,ExternalArtifact=true',
    );
    expect(argsOf({}, 'kustomize-controller')).toContain('--feature-gates=Other=true');
  });

  it('pull their images from a mirror with a secret, and run on Linux', () => {
    const changes = { registryMirror: 'mirror.example.com/flux/', imagePullSecret: 'pull' };
    expect(managerOf(changes, 'helm-controller').image).toBe(
      `mirror.example.com/flux/helm-controller:v1.0.0@sha256:${'a'.repeat(64)}`,
    );
    expect(podsOf(changes, 'helm-controller')).toMatchObject({
      imagePullSecrets: [{ name: 'present' }, { name: 'pull' }],
      nodeSelector: { pool: 'system', 'kubernetes.io/os': 'linux' },
    });
  });

  it('are the same when they are made of themselves, even of those in another namespace', () => {
    const wanted = { ...options, namespace: 'gitops', imagePullSecret: 'pull', multiTenant: true };
    const once = fluxObjects(small, wanted);
    expect(fluxObjects(once, wanted)).toEqual(once);
    expect(fluxObjects(fluxObjects(small, options), wanted)).toEqual(once);
  });

  it('have no network policies where none are wanted', () => {
    expect(namesOf(made({ networkPolicies: false })).filter((each) => each.startsWith('NetworkPolicy'))).toEqual([]);
  });

  const release = releaseOf('flux-2.9.4.yaml');
  const cases = [
    [
      'with everything chosen',
      {
        namespace: 'gitops',
        components: ['source', 'kustomize'],
        version: 'v2.9.4',
        registryMirror: 'mirror.example.com:5000/flux',
        imagePullSecret: 'pull',
        networkPolicies: false,
        logLevel: 'error',
      },
    ],
    ['as they are', {}],
    ['for tenants', { multiTenant: true, components: ['source', 'kustomize', 'helm', 'notification'] }],
  ] as const;
  const isSkipped = release === undefined || !requirePart(program);
  it.skipIf(isSkipped).each(cases.slice(0, scaled(1, 3)))(
    'of Flux 2.9.4 are what kustomize makes, %s',
    (_, changes) => {
      const wanted = { ...options, ...changes };
      const objects = fluxObjects(release ?? [], wanted);
      const expected = kustomized(program.file, release ?? [], wanted);
      expect(namesOf(objects).toSorted()).toEqual(namesOf(expected).toSorted());
      for (const each of expected) expect(find(objects, each.kind, each.metadata.name)).toEqual(each);
      console.log(`Flux 2.9.4 as kustomize makes it: ${objects.length} of ${expected.length} objects`);
    },
  );
});
