import { describe, expect, it } from 'vitest';
import { type ArgocdOptions, argocdObjects, argocdVersion } from '#agent';
import { find, namesOf, objectsOf, releaseOf } from './objects.ts';

const small = objectsOf(`
{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: applications.argoproj.io}}
---
{apiVersion: v1, kind: ServiceAccount, metadata: {name: argocd-server}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: argocd-server}
roleRef: {kind: ClusterRole, name: argocd-server}
subjects: [{kind: ServiceAccount, name: argocd-server, namespace: argocd}, {kind: Group, name: admins}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: argocd-server}
roleRef: {kind: Role, name: argocd-server}
subjects: [{kind: ServiceAccount, name: argocd-server}]
---
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: argocd-server-network-policy}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: argocd-application-controller}
spec:
  template:
    spec:
      containers: [{name: main, image: "quay.io/argoproj/argocd:v3.5.1"}, {name: redis, image: "redis:8"}]
      initContainers: [{name: init, image: "ghcr.io/dexidp/dex:v2@sha256:${'b'.repeat(64)}"}]
`);
const options: ArgocdOptions = { namespace: 'argocd', networkPolicies: true };
const made = (changes: Partial<ArgocdOptions>) => argocdObjects(small, { ...options, ...changes });

describe('the objects of an Argo CD release', () => {
  it('get the namespace, and so do the subjects of cluster-wide bindings', () => {
    const objects = made({ namespace: 'delivery' });
    expect(namesOf(objects)[0]).toBe('Namespace delivery');
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}`)).toEqual([
      'Namespace undefined',
      'CustomResourceDefinition undefined',
      'ServiceAccount delivery',
      'ClusterRoleBinding undefined',
      'RoleBinding delivery',
      'NetworkPolicy delivery',
      'StatefulSet delivery',
    ]);
    expect(find(objects, 'ClusterRoleBinding', 'argocd-server').subjects).toEqual([
      { kind: 'ServiceAccount', name: 'argocd-server', namespace: 'delivery' },
      { kind: 'Group', name: 'admins' },
    ]);
    expect(find(objects, 'RoleBinding', 'argocd-server').subjects).toEqual([
      { kind: 'ServiceAccount', name: 'argocd-server' },
    ]);
  });

  it('pull every image from a mirror, whatever registry it came from', () => {
    const objects = made({ registryMirror: 'mirror.example.com/proxy', imagePullSecret: 'pull' });
    expect(find(objects, 'StatefulSet', 'argocd-application-controller').spec).toEqual({
      template: {
        spec: {
          imagePullSecrets: [{ name: 'pull' }],
          containers: [
            { name: 'main', image: 'mirror.example.com/proxy/argoproj/argocd:v3.5.1' },
            { name: 'redis', image: 'mirror.example.com/proxy/library/redis:8' },
          ],
          initContainers: [{ name: 'init', image: `mirror.example.com/proxy/dexidp/dex:v2@sha256:${'b'.repeat(64)}` }],
        },
      },
    });
  });

  it('have no network policies where none are wanted, and tell their version by their image', () => {
    expect(namesOf(made({ networkPolicies: false }))).not.toContain('NetworkPolicy argocd-server-network-policy');
    expect(argocdVersion(small)).toBe('v3.5.1');
    expect(argocdVersion(small.slice(0, 5))).toBeUndefined();
  });

  const releases = ['3.3.9', '3.5.1'].map((version) => [version, releaseOf(`argocd-${version}.yaml`)] as const);
  it.skipIf(releases.some(([, release]) => release === undefined)).each(releases)(
    'of Argo CD %s name no namespace but the one that was asked for',
    (version, release = []) => {
      const objects = argocdObjects(release, { namespace: 'delivery', networkPolicies: true });
      expect(objects).toHaveLength(60);
      expect(argocdVersion(objects)).toBe(`v${version}`);
      const definitions = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
      const others = JSON.stringify(objects.filter((each) => !definitions.includes(each)));
      expect(others).not.toContain('"namespace":"argocd"');
      expect(others.match(/"namespace":"delivery"/g)).toHaveLength(59 - 3 - 3 - 3 + 3);
      expect(definitions).toEqual(release.filter(({ kind }) => kind === 'CustomResourceDefinition'));
    },
  );
});
