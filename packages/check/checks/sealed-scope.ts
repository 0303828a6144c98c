import { Buffer } from 'node:buffer';
import type { ReadObject, Value } from '#manifest';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { type Kustomizations, kustomizationsIn } from '../kubernetes/kustomizations.ts';
import { describe, kindOf } from '../kubernetes/object.ts';
import { entriesAt, type Step, textAt, valueAt } from '../kubernetes/value.ts';

type Scope = 'strict' | 'namespace-wide' | 'cluster-wide';

/**
 * A SealedSecret can be opened where it stands: the controller takes the name and the namespace, as far as the scope binds
 * them, for a part of the key.
 * @see https://github.com/bitnami-labs/sealed-secrets#scopes
 */
export const sealedScope: Check = (documents) => {
  const kustomizations = kustomizationsIn(documents);
  return documents
    .filter((object) => kindOf(object) === 'SealedSecret')
    .flatMap((object) =>
      faultsOf(object, kustomizations).map(
        ({ path, fault }): Finding => ({
          check: 'sealed-scope',
          severity: 'error',
          message: `${describe(object)} ${fault}.`,
          hint: 'Seal it again for the place where it is applied; what was sealed cannot be moved.',
          at: object.at(path),
          subject: `${describe(object)} ${fault}`,
        }),
      ),
    );
};

interface Fault {
  readonly path: readonly Step[];
  readonly fault: string;
}

function faultsOf(object: ReadObject, kustomizations: Kustomizations): readonly Fault[] {
  const { value } = object;
  const scope = scopeOf(value);
  const template = scopeOf(valueAt(value, 'spec', 'template') ?? null);
  const hasTemplate = entriesAt(value, 'spec', 'template', 'metadata', 'annotations').length > 0;
  return [
    ...misplaced(value, scope),
    ...(scope === template || (!hasTemplate && scope === 'strict')
      ? []
      : [
          {
            path: ['spec', 'template', 'metadata', 'annotations'],
            fault: `is sealed ${scope}, and its template says ${template}`,
          },
        ]),
    ...renamed(object, scope, kustomizations),
    ...entriesAt(value, 'spec', 'encryptedData').flatMap(([key, sealed]) =>
      isSealed(sealed) ? [] : [{ path: ['spec', 'encryptedData', key], fault: `holds ${key}, which is not sealed` }],
    ),
  ];
}

function scopeOf(value: Value): Scope {
  const says = (scope: string): boolean =>
    String(valueAt(value, 'metadata', 'annotations', `sealedsecrets.bitnami.com/${scope}`)) === 'true';
  if (says('cluster-wide')) return 'cluster-wide';
  return says('namespace-wide') ? 'namespace-wide' : 'strict';
}

/** What the template says of itself, and what binds it without being written. */
function misplaced(value: Value, scope: Scope): readonly Fault[] {
  const bound =
    scope === 'strict' ? (['name', 'namespace'] as const) : scope === 'cluster-wide' ? [] : (['namespace'] as const);
  return bound.flatMap((key): readonly Fault[] => {
    const own = textAt(value, 'metadata', key);
    const templated = textAt(value, 'spec', 'template', 'metadata', key);
    if (own !== '' && templated !== '' && own !== templated) {
      const path = ['spec', 'template', 'metadata', key];
      return [
        { path, fault: `has the ${key} "${own}", and its template "${templated}": it was sealed for one of them` },
      ];
    }
    if (key === 'name' && textAt(value, 'metadata', 'generateName') !== '') {
      return [{ path: ['metadata', 'generateName'], fault: 'is sealed strict, and its name is generated' }];
    }
    return [];
  });
}

/** What kustomizations make of the name and the namespace. */
function renamed({ file, value }: ReadObject, scope: Scope, { above }: Kustomizations): readonly Fault[] {
  if (scope === 'cluster-wide') return [];
  return [...above(file)].flatMap((kustomization): readonly Fault[] => {
    const namespace = textAt(kustomization.value, 'namespace');
    const own = textAt(value, 'metadata', 'namespace');
    if (own !== '' && namespace !== '' && own !== namespace) {
      const path = ['metadata', 'namespace'];
      return [{ path, fault: `is sealed for "${own}", and ${kustomization.file} moves it to "${namespace}"` }];
    }
    const affix = ['namePrefix', 'nameSuffix'].find((key) => textAt(kustomization.value, key) !== '');
    if (scope === 'namespace-wide' || affix === undefined) return [];
    return [{ path: ['metadata', 'name'], fault: `is sealed strict, and ${kustomization.file} renames it (${affix})` }];
  });
}

/** The length of the encrypted key in two bytes, the key, and at least the tag of what it encrypts. */
function isSealed(value: Value): boolean {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return false;
  const bytes = Buffer.from(value, 'base64');
  return (
    bytes.length >= 2 &&
    [256, 384, 512].includes(bytes.readUInt16BE(0)) &&
    bytes.length >= 2 + bytes.readUInt16BE(0) + 16
  );
}
