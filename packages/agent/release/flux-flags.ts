import type { Flag } from './arguments.ts';
import type { FluxComponent } from './flux-components.ts';

interface FlagOptions {
  readonly namespace: string;
  readonly multiTenant: boolean;
  readonly logLevel: string;
}

const storing: readonly string[] = ['source-controller', 'source-watcher'];
const applying: readonly string[] = ['kustomize-controller', 'helm-controller'];
const referring: readonly string[] = [
  ...applying,
  'notification-controller',
  'image-reflector-controller',
  'image-automation-controller',
];

/** What a controller of Flux is started with. Addresses end in a dot: they are complete, and no proxy setting changes them. */
export function fluxFlags(
  name: string,
  components: readonly FluxComponent[],
  { namespace, multiTenant, logLevel }: FlagOptions,
): readonly Flag[] {
  return [
    ...when(name !== 'notification-controller', ['events-addr', eventsAddress(components, namespace)]),
    ['watch-all-namespaces', 'true'],
    ['log-level', logLevel],
    ...when(storing.includes(name), ['storage-adv-addr', `${name}.$(RUNTIME_NAMESPACE).svc.cluster.local.`]),
    ...when(components.includes('source-watcher') && applying.includes(name), [
      'feature-gates',
      'ExternalArtifact=true',
      'list',
    ]),
    ...(multiTenant ? lockdown(name) : []),
  ];
}

function eventsAddress(components: readonly FluxComponent[], namespace: string): string {
  return components.includes('notification-controller')
    ? `http://notification-controller.${namespace}.svc.cluster.local./`
    : '';
}

/** @see https://fluxcd.io/flux/installation/configuration/multitenancy/ */
function lockdown(name: string): readonly Flag[] {
  return [
    ...when(referring.includes(name), ['no-cross-namespace-refs', 'true']),
    ...when(name === 'kustomize-controller', ['no-remote-bases', 'true']),
    ...when(applying.includes(name), ['default-service-account', 'default']),
  ];
}

function when(condition: boolean, flag: Flag): readonly Flag[] {
  return condition ? [flag] : [];
}
