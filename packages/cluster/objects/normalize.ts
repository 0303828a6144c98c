import { isObject, type JsonObject, objectsAt, textAt, valueAt } from '../json.ts';
import type { KubernetesObject } from './object.ts';

/**
 * An object as it is sent: without what only the server writes, and with the defaults written out that old servers need to merge
 * lists. Secrets get `data` alone, so that the fields we own can be compared.
 */
export function normalized(object: KubernetesObject): KubernetesObject {
  const { status: _, ...rest } = object;
  const metadata = {
    ...Object.fromEntries(
      Object.entries(rest.metadata).filter(
        ([key, value]) => !serverFields.has(key) && !(key === 'creationTimestamp' && value === null),
      ),
    ),
    name: object.metadata.name,
  };
  return kindRules(object.kind)({ ...rest, apiVersion: object.apiVersion, kind: object.kind, metadata });
}

const serverFields: ReadonlySet<string> = new Set([
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'selfLink',
  'creationTimestamp',
]);

function kindRules(kind: string): (object: KubernetesObject) => KubernetesObject {
  switch (kind) {
    case 'Secret':
      return withData;
    case 'Service':
      return withProtocols;
    case 'CustomResourceDefinition':
      return withoutBadBundle;
    default:
      return (object) => object;
  }
}

function withData(object: KubernetesObject): KubernetesObject {
  const { stringData, ...rest } = object;
  if (!isObject(stringData)) return object;
  const texts = Object.entries(stringData).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  // the server says what is wrong with a value that is no text
  if (texts.length < Object.keys(stringData).length) return object;
  const data = texts.map(([key, value]) => [key, Buffer.from(value).toString('base64')]);
  return { ...rest, data: { ...(isObject(object.data) ? object.data : {}), ...Object.fromEntries(data) } };
}

function withProtocols(object: KubernetesObject): KubernetesObject {
  const ports = objectsAt(object, 'spec', 'ports');
  if (!isObject(object.spec) || ports.length === 0) return object;
  return { ...object, spec: { ...object.spec, ports: ports.map((port) => ({ protocol: 'TCP', ...port })) } };
}

/** Generators leave a placeholder there, which servers refuse; the conversion's owner writes the real one. */
function withoutBadBundle(object: KubernetesObject): KubernetesObject {
  const config = valueAt(object, 'spec', 'conversion', 'webhook', 'clientConfig');
  const bundle = Buffer.from(textAt(config, 'caBundle'), 'base64').toString('utf8');
  if (!isObject(config) || !('caBundle' in config) || bundle.includes('BEGIN CERTIFICATE')) return object;
  const { caBundle: _, ...clientConfig } = config;
  return replaced(object, ['spec', 'conversion', 'webhook', 'clientConfig'], clientConfig);
}

function replaced<T extends JsonObject>(object: T, [key, ...rest]: readonly string[], value: unknown): T {
  if (key === undefined) return object;
  const below = object[key];
  return { ...object, [key]: rest.length === 0 || !isObject(below) ? value : replaced(below, rest, value) };
}
