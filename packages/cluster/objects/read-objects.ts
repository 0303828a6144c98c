import { setImmediate } from 'node:timers/promises';
import { ActionError } from '#error';
import { type File, readDocuments, type Value } from '#manifest';
import { isObject } from '../json.ts';
import { isKubernetesObject, type KubernetesObject } from './object.ts';

/**
 * The objects of a manifest, those inside a List too. They are what JSON.stringify writes, whole numbers beyond 2^53 exactly.
 * @throws ActionError MANIFEST_UNPARSABLE, MANIFEST_TEMPLATE, LIMIT_EXCEEDED; `at` says where
 */
export function readObjects(file: File): readonly KubernetesObject[] {
  return readDocuments(file).flatMap(({ value, at }) => {
    const objects = itemsOf(value);
    if (objects?.every(isKubernetesObject)) return objects;
    throw new ActionError('MANIFEST_UNPARSABLE', `Reading ${file.path} failed: a document is no Kubernetes object.`, {
      hint: 'Every document needs apiVersion, kind and metadata.name.',
      at: at(),
    });
  });
}

/** A line that begins so begins a document, wherever it stands. @see https://yaml.org/spec/1.2.2/#912-document-markers */
const marker = /^(?=---(?:\s|$))/m;

/**
 * As {@link readObjects}, a document at a time, so that connections get on meanwhile.
 * @throws ActionError as {@link readObjects}
 */
export async function readObjectsInTurns(file: File): Promise<readonly KubernetesObject[]> {
  // directives stand before the document that they are for
  const texts = /^%/m.test(file.text) ? [file.text] : file.text.split(marker);
  const objects: KubernetesObject[] = [];
  for (const text of texts) {
    try {
      objects.push(...readObjects({ ...file, text }));
    } catch {
      // says where in the whole file
      return readObjects(file);
    }
    await setImmediate();
  }
  return objects;
}

function itemsOf(value: Value): readonly unknown[] | undefined {
  const plain = withRawIntegers(value);
  if (!isObject(plain)) return undefined;
  const { kind, items } = plain;
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) ? items : [plain];
}

declare global {
  interface JSON {
    /** @see https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/JSON/rawJSON */
    rawJSON(text: string): unknown;
  }
}

function withRawIntegers(value: Value): unknown {
  if (typeof value === 'bigint') return JSON.rawJSON(`${value}`);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withRawIntegers);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withRawIntegers(each)]));
}
