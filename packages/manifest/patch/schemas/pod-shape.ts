import { isSequence } from '../../yaml/write-value.ts';
import { isMapping, type Mapping, member } from '../mapping.ts';
import type { Schema } from '../strategic/schema.ts';
import type { BuiltIn } from './built-in.ts';
import { unknown } from './unknown.ts';

/**
 * Knows pod templates by their looks, wherever a custom resource holds one: a mapping with a list of containers that have
 * names is a pod's specification, and `metadata` is metadata.
 */
export function podShape({ type }: BuiltIn): Schema {
  const podSpec = type('PodSpec', unknown);
  const metadata = type('ObjectMeta', unknown);
  const anywhere: Schema = (key, around) => {
    if (key === 'metadata') return { strategy: 'default', below: metadata };
    const field = around.some(isPodSpec) ? podSpec(key, around) : undefined;
    return field === undefined || field.strategy === 'unknown' ? { strategy: 'unknown', below: anywhere } : field;
  };
  return anywhere;
}

function isPodSpec(mapping: Mapping): boolean {
  return ['containers', 'initContainers', 'ephemeralContainers'].some((key) => {
    const list = member(mapping, key);
    return (
      list !== undefined &&
      isSequence(list) &&
      list.length > 0 &&
      list.every((item) => isMapping(item) && typeof member(item, 'name') === 'string')
    );
  });
}
