import type { ReadObject, Value } from '#manifest';
import { kindOf } from './object.ts';
import { isList, isMapping, itemsAt, type Step, valueAt } from './value.ts';

/** A pod's specification, wherever an object holds it. */
export interface PodSpec {
  readonly path: readonly Step[];
  readonly spec: Value;
  readonly containers: readonly Container[];
}

interface Container {
  readonly role: Role;
  readonly path: readonly Step[];
  readonly value: Value;
  readonly name: string;
}

const roles = ['containers', 'initContainers', 'ephemeralContainers'] as const;
type Role = (typeof roles)[number];

/**
 * Pods by their looks: a mapping with a list of containers that have names is a pod's specification, in Kubernetes' own
 * kinds and in custom ones. A CustomResourceDefinition describes, and runs nothing.
 */
export function podSpecsIn(object: ReadObject): readonly PodSpec[] {
  if (kindOf(object) === 'CustomResourceDefinition') return [];
  const found: PodSpec[] = [];
  const visit = (value: Value, path: readonly Step[]): void => {
    if (isList(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
    if (!isMapping(value)) return;
    const containers = roles.flatMap((role) => containersIn(value, path, role));
    if (containers.length > 0) found.push({ path, spec: value, containers });
    for (const [key, below] of Object.entries(value)) {
      if (typeof below === 'object' && below !== null) visit(below, [...path, key]);
    }
  };
  visit(object.value, []);
  return found;
}

function containersIn(spec: Value, path: readonly Step[], role: Role): readonly Container[] {
  const items = itemsAt(spec, role);
  const names = items.map((item) => valueAt(item, 'name'));
  if (!names.every((name) => typeof name === 'string')) return [];
  return items.map((value, index) => ({ role, path: [...path, role, index], value, name: String(names[index]) }));
}
