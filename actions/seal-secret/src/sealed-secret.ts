import { writeYaml } from '#manifest';
import type { Purpose, Scope } from './scope.ts';

export interface SealedSecret extends Purpose {
  readonly type: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  /** By key. */
  readonly encrypted: ReadonlyMap<string, string>;
}

/** The manifest, as kubeseal writes it: labels and annotations are those of the Secret that comes out of it. */
export function manifestOf({ name, namespace, scope, type, labels, annotations, encrypted }: SealedSecret): string {
  const identity = { name, ...(namespace !== '' && { namespace }) };
  const scoped = scopeAnnotations[scope];
  return writeYaml({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { ...identity, ...unlessEmpty('annotations', scoped) },
    spec: {
      encryptedData: Object.fromEntries(encrypted),
      template: {
        metadata: {
          ...identity,
          ...unlessEmpty('labels', Object.fromEntries(labels)),
          ...unlessEmpty('annotations', { ...Object.fromEntries(annotations), ...scoped }),
        },
        type,
      },
    },
  });
}

/** Both the SealedSecret and the Secret carry it. */
const scopeAnnotations: Readonly<Record<Scope, Readonly<Record<string, string>>>> = {
  strict: {},
  'namespace-wide': { 'sealedsecrets.bitnami.com/namespace-wide': 'true' },
  'cluster-wide': { 'sealedsecrets.bitnami.com/cluster-wide': 'true' },
};

type Texts = Readonly<Record<string, string>>;

function unlessEmpty(key: string, values: Texts): Readonly<Record<string, Texts>> {
  return Object.keys(values).length === 0 ? {} : { [key]: values };
}

/** Whether a file holds one SealedSecret and nothing else, and may be replaced by another. */
export function isSealedSecret(text: string): boolean {
  const documents = text.split(/^---(?:\s.*)?$/m).filter((document) => /^[^#\s]/m.test(document));
  return documents.length === 1 && /^kind: *["']?SealedSecret["']?\s*(?:#.*)?$/m.test(documents[0] ?? '');
}
