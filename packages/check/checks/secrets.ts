import { Buffer } from 'node:buffer';
import { type ReadObject, readManifests, type Value } from '#manifest';
import type { Check } from '../check.ts';
import { type Finding, severityOf } from '../finding.ts';
import { isKustomization } from '../kubernetes/kustomizations.ts';
import { describe, groupOf, kindOf } from '../kubernetes/object.ts';
import { entriesAt, itemsAt, type Step, textAt, valueAt } from '../kubernetes/value.ts';

/** No Secret stands in clear text; encrypted and sealed ones, and those that say where a value is kept, may. */
export const secrets: Check = (documents, policy) => {
  const severity = severityOf(policy.secrets ?? 'deny');
  if (severity === undefined) return [];
  return documents.flatMap((object) => {
    const [first, ...others] = [...plainKeys(object), ...literals(object), ...inlinePatches(object)];
    if (first === undefined) return [];
    const keys = [first, ...others].map(({ key }) => key).join(', ');
    const finding: Finding = {
      check: 'secrets',
      severity,
      message: `${describe(object)} holds ${keys} in clear text: everyone who reads the repository, now or later, has it.`,
      hint: 'Change the value where it counts: it is in the history. Then seal it (SealedSecret), encrypt it (SOPS), or name where it is kept (ExternalSecret).',
      at: object.at(first.path),
      subject: `${describe(object)} ${keys}`,
    };
    return [finding];
  });
};

interface PlainKey {
  readonly key: string;
  readonly path: readonly Step[];
}

function plainKeys(object: ReadObject): readonly PlainKey[] {
  if (kindOf(object) !== 'Secret' || groupOf(object) !== '') return [];
  const isAllowed = (value: Value, isEncoded: boolean): boolean =>
    value === null || value === '' || isEncrypted(object, value) || isPlaceholder(object, value, isEncoded);
  const values = (['data', 'stringData'] as const).flatMap((field) =>
    entriesAt(object.value, field)
      .filter(([, value]) => !isAllowed(value, field === 'data'))
      .map(([key]) => ({ key, path: [field, key] })),
  );
  // What kubectl applied last holds the values once more.
  const applied = ['metadata', 'annotations', 'kubectl.kubernetes.io/last-applied-configuration'];
  const isRepeated = /"(?:data|stringData)"\s*:\s*\{\s*"/.test(textAt(object.value, ...applied));
  return isRepeated ? [...values, { key: 'last-applied-configuration', path: applied }] : values;
}

/** SOPS leaves values alone that its rules do not name: only what it encrypted counts. */
function isEncrypted({ value }: ReadObject, text: Value): boolean {
  return textAt(value, 'sops', 'mac') !== '' && typeof text === 'string' && /^ENC\[[A-Z0-9_]+,/.test(text);
}

/**
 * Argo CD's Vault plugin replaces `<path:secret/data/shop#password>`, and with the path in an annotation `<password>`.
 * @see https://argocd-vault-plugin.readthedocs.io/en/stable/howitworks/
 */
function isPlaceholder({ value: object }: ReadObject, value: Value, isEncoded: boolean): boolean {
  if (typeof value !== 'string') return false;
  const hasPath = textAt(object, 'metadata', 'annotations', 'avp.kubernetes.io/path') !== '';
  const texts = isEncoded ? [value, Buffer.from(value, 'base64').toString('utf8')] : [value];
  return texts.some((text) => /<path:[^<>#\s]+#[^<>\s]+>/.test(text) || (hasPath && /^<[^<>]+>$/.test(text.trim())));
}

/** Literals that kustomize makes a Secret of. */
function literals(object: ReadObject): readonly PlainKey[] {
  if (!isKustomization(object)) return [];
  return itemsAt(object.value, 'secretGenerator').flatMap((generator, index) =>
    itemsAt(generator, 'literals').flatMap((literal, place) => {
      if (typeof literal !== 'string') return [];
      const [key = '', ...rest] = literal.split('=');
      if (rest.join('=') === '') return [];
      const name = textAt(valueAt(generator, 'name'));
      return [{ key: `${name === '' ? '' : `${name}.`}${key}`, path: ['secretGenerator', index, 'literals', place] }];
    }),
  );
}

/** Patches of Secrets that are written in a kustomization itself. */
function inlinePatches(object: ReadObject): readonly PlainKey[] {
  if (!isKustomization(object)) return [];
  const texts = [
    ...itemsAt(object.value, 'patches').map((patch, index) => ({
      text: textAt(patch, 'patch'),
      path: ['patches', index, 'patch'],
    })),
    ...itemsAt(object.value, 'patchesStrategicMerge').map((patch, index) => ({
      text: typeof patch === 'string' && patch.includes('\n') ? patch : '',
      path: ['patchesStrategicMerge', index],
    })),
  ];
  return texts.flatMap(({ text, path }) =>
    readManifests([{ path: object.file, text }])
      .objects.flatMap(plainKeys)
      .map(({ key }) => ({ key, path })),
  );
}
