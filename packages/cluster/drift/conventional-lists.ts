import { elementsOf } from './elements.ts';
import type { FieldPath } from './field-path.ts';
import type { ListKind } from './owned-fields.ts';

/** By the name of the list's field: what tells the elements of Kubernetes' own lists apart. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  ...{
    containers: ['name'],
    initContainers: ['name'],
    ephemeralContainers: ['name'],
    env: ['name'],
    volumes: ['name'],
  },
  ...{ imagePullSecrets: ['name'], secrets: ['name'], volumeMounts: ['mountPath'], volumeDevices: ['devicePath'] },
  ...{ hostAliases: ['ip'], webhooks: ['name'], validations: ['expression'], schedulingGates: ['name'] },
  ...{ topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'], resourceClaims: ['name'] },
};

/** How the elements of a list are told apart where nobody has noted it. */
export function conventionalList(path: FieldPath, elements: readonly unknown[]): ListKind {
  const last = path.at(-1);
  const name = last !== undefined && 'key' in last ? last.key : '';
  if (name === 'finalizers') return { kind: 'set' };
  const keys = name === 'ports' ? portKeys(elements) : Object.hasOwn(keysOf, name) ? keysOf[name] : undefined;
  const isTold = keys !== undefined && elements.every((each) => elementsOf(keys, [each]) !== undefined);
  return isTold ? { kind: 'map', keys } : { kind: 'atomic' };
}

/** Those of containers and of Services; those of a NetworkPolicy are set as a whole. */
function portKeys(elements: readonly unknown[]): readonly string[] | undefined {
  const kinds = [
    ['containerPort', 'protocol'],
    ['port', 'protocol'],
  ];
  const isNamed = elements.some((each) => elementsOf(['targetPort'], [each]) !== undefined);
  return kinds.find(
    ([first = '', second = '']) =>
      elements.every((each) => elementsOf([first, second], [each]) !== undefined) && (first !== 'port' || isNamed),
  );
}
