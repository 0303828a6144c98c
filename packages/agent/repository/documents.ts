import { ActionError } from '#error';
import { type Value, writeYaml } from '#manifest';
import { isObject } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';

/**
 * Objects as the documents of one YAML file.
 * @throws ActionError INPUT_INVALID for a Secret that holds something: it has no place in a repository
 */
export function documentsOf(objects: readonly KubernetesObject[]): string {
  return objects.map((object) => writeYaml(yamlOf(withoutSecrets(object)))).join('---\n');
}

function withoutSecrets(object: KubernetesObject): KubernetesObject {
  const isEmpty = [object.data, object.stringData].every((each) => !isObject(each) || Object.keys(each).length === 0);
  if (object.kind !== 'Secret' || isEmpty) return object;
  throw new ActionError(
    'INPUT_INVALID',
    `Writing ${object.metadata.name} to the repository failed: it is a Secret with values.`,
    {
      hint: 'Leave it out of the manifests and bring it into the cluster another way.',
    },
  );
}

declare global {
  interface JSON {
    /** @see https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/JSON/isRawJSON */
    isRawJSON(value: unknown): boolean;
  }
}

/** What JSON would hold; whole numbers that are too large for a number come as raw JSON, and stay exact. */
function yamlOf(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(yamlOf);
  if (!isObject(value)) return null;
  if (JSON.isRawJSON(value)) return BigInt(JSON.stringify(value));
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, yamlOf(each)]));
}
