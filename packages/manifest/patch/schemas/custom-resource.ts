import { isSequence, type Value } from '../../yaml/write-value.ts';
import { isMapping, type Mapping, member } from '../mapping.ts';
import type { Field, Schema } from '../strategic/schema.ts';
import { unknown } from './unknown.ts';

/** The fields of a kind, as a CustomResourceDefinition among the files declares them; `undefined` if it is another's. */
export function customResource(definition: Value, apiVersion: string, kind: string): Schema | undefined {
  const spec = at(definition, 'spec');
  const [group, version] = apiVersion.split('/');
  const isOfKind = at(definition, 'kind') === 'CustomResourceDefinition' && at(spec, 'names', 'kind') === kind;
  if (!isOfKind || at(spec, 'group') !== group) return undefined;
  const versions = at(spec, 'versions');
  const served = versions !== undefined && isSequence(versions) ? versions : [];
  const declared = served.find((each) => at(each, 'name') === version);
  const schema = at(declared, 'schema', 'openAPIV3Schema');
  return isMapping(schema) ? fieldsOf(schema) : undefined;
}

function at(value: Value | undefined, ...keys: readonly string[]): Value | undefined {
  return keys.reduce<Value | undefined>((found, key) => (isMapping(found) ? member(found, key) : undefined), value);
}

function fieldsOf(schema: Value | undefined): Schema {
  return (key) => {
    const property = at(schema, 'properties', key) ?? at(schema, 'additionalProperties');
    return isMapping(property) ? fieldOf(property) : { strategy: 'unknown', below: unknown };
  };
}

/** @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy */
function fieldOf(property: Mapping): Field {
  if (at(property, 'type') !== 'array') return { strategy: 'unknown', below: fieldsOf(property) };
  const below = fieldsOf(at(property, 'items'));
  const keys = at(property, 'x-kubernetes-list-map-keys');
  switch (at(property, 'x-kubernetes-list-type')) {
    case 'map': {
      const exact = keys !== undefined && isSequence(keys) ? keys.map(String) : [];
      return exact.length === 0 ? { strategy: 'unknown', below } : { strategy: 'merge', key: { exact }, below };
    }
    case 'set':
      return { strategy: 'set' };
    case 'atomic':
      return { strategy: 'default', below };
    default:
      return { strategy: 'unknown', below };
  }
}
