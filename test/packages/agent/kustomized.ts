import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FluxOptions, KubernetesObject } from '#agent';
import { objectsOf } from './objects.ts';

const roleKinds = ['ClusterRole', 'ClusterRoleBinding', 'ResourceQuota'];
const labelOf = ({ metadata }: KubernetesObject): unknown =>
  JSON.parse(JSON.stringify(metadata.labels ?? {}))['app.kubernetes.io/component'];

/**
 * A Flux release with options applied by kustomize, as Flux's own command line has it done: roles with a suffix in a layer of their
 * own, flags replaced by their place.
 */
export function kustomized(
  kubectl: string,
  release: readonly KubernetesObject[],
  options: FluxOptions,
): readonly KubernetesObject[] {
  const folder = mkdtempSync(join(tmpdir(), 'kustomized-'));
  const write = (path: string, objects: readonly object[]): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), objects.map((each) => JSON.stringify(each)).join('\n---\n'));
  };
  try {
    const components = options.components.map((each) => (each.endsWith('-controller') ? each : `${each}-controller`));
    const roles = release.filter(({ kind }) => roleKinds.includes(kind));
    write('roles/rbac.yaml', JSON.parse(JSON.stringify(roles).replaceAll('"flux-system"', `"${options.namespace}"`)));
    write('roles/kustomization.yaml', [
      { namespace: options.namespace, nameSuffix: `-${options.namespace}`, resources: ['rbac.yaml'] },
    ]);
    const rest = release.filter(
      (each) =>
        !roleKinds.includes(each.kind) &&
        (labelOf(each) === undefined || components.some((component) => component === labelOf(each))) &&
        (options.networkPolicies || each.kind !== 'NetworkPolicy'),
    );
    const namespaced = rest.map((each) =>
      each.kind === 'Namespace' ? { ...each, metadata: { ...each.metadata, name: options.namespace } } : each,
    );
    write('rest.yaml', namespaced);
    write('labels.yaml', [labels(options)]);
    write('kustomization.yaml', [kustomization(options, components)]);
    return objectsOf(execFileSync(kubectl, ['kustomize', folder], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function labels({ namespace, version }: FluxOptions): object {
  return {
    apiVersion: 'builtin',
    kind: 'LabelTransformer',
    metadata: { name: 'labels' },
    labels: {
      'app.kubernetes.io/instance': namespace,
      'app.kubernetes.io/part-of': 'flux',
      ...(version === undefined ? {} : { 'app.kubernetes.io/version': version }),
    },
    fieldSpecs: [
      { path: 'metadata/labels', create: true },
      { path: 'spec/template/metadata/labels', kind: 'Deployment', create: true },
    ],
  };
}

function kustomization(options: FluxOptions, components: readonly string[]): object {
  return {
    namespace: options.namespace,
    resources: ['rest.yaml', 'roles'],
    transformers: ['labels.yaml'],
    patches: [
      {
        target: { kind: 'Deployment' },
        patch: JSON.stringify({
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'any' },
          spec: {
            template: {
              spec: {
                nodeSelector: { 'kubernetes.io/os': 'linux' },
                ...(options.imagePullSecret === undefined
                  ? {}
                  : { imagePullSecrets: [{ name: options.imagePullSecret }] }),
              },
            },
          },
        }),
      },
      ...components.map((name) => ({
        target: { kind: 'Deployment', name },
        patch: JSON.stringify(flags(name, options, components)),
      })),
      ...(options.multiTenant ? lockdown : []),
    ],
    ...(options.registryMirror === undefined
      ? {}
      : {
          images: components.map((name) => ({
            name: `ghcr.io/fluxcd/${name}`,
            newName: `${options.registryMirror}/${name}`,
          })),
        }),
  };
}

function flags(name: string, { namespace, logLevel }: FluxOptions, components: readonly string[]): readonly object[] {
  const events = components.includes('notification-controller')
    ? `http://notification-controller.${namespace}.svc.cluster.local./`
    : '';
  const values = [
    ...(name === 'notification-controller' ? [] : [`--events-addr=${events}`]),
    '--watch-all-namespaces=true',
    `--log-level=${logLevel}`,
  ];
  return values.map((value, index) => ({
    op: 'replace',
    path: `/spec/template/spec/containers/0/args/${index}`,
    value,
  }));
}

/** As Flux's documentation has its users write it, three patches of several Deployments each. */
const lockdown = [
  ['(kustomize|helm|notification|image-reflector|image-automation)-controller', '--no-cross-namespace-refs=true'],
  ['kustomize-controller', '--no-remote-bases=true'],
  ['(kustomize|helm)-controller', '--default-service-account=default'],
].map(([name, value]) => ({
  target: { kind: 'Deployment', name },
  patch: JSON.stringify([{ op: 'add', path: '/spec/template/spec/containers/0/args/-', value }]),
}));
