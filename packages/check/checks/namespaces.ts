import { posix } from 'node:path';
import type { ReadObject } from '#manifest';
import type { Check } from '../check.ts';
import { environmentOfFile } from '../environments.ts';
import type { Facts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { isKustomization } from '../kubernetes/kustomizations.ts';
import { describe, kindOf } from '../kubernetes/object.ts';
import { type Step, textAt } from '../kubernetes/value.ts';

/** Objects name no other namespaces than those of their environment. */
export const namespaces: Check = (documents, { namespaces: allowed }, { config }) => {
  if (allowed === undefined) return [];
  return documents.flatMap((object): readonly Finding[] => {
    const [path, namespace] = namespaceOf(object);
    const globs = globsFor(object.file, allowed, config);
    if (namespace === '' || globs.some((glob) => posix.matchesGlob(namespace, glob))) return [];
    return [
      {
        check: 'namespaces',
        severity: 'error',
        message: `${describe(object)} is about the namespace "${namespace}", and only ${globs.join(', ') || 'none'} may be named here.`,
        hint: 'Move it to the environment it belongs to, or add the namespace to `policy.namespaces` on the base branch.',
        at: object.at(path),
        subject: `${describe(object)} ${namespace}`,
      },
    ];
  });
};

function namespaceOf(object: ReadObject): readonly [path: readonly Step[], namespace: string] {
  const isItself = kindOf(object) === 'Namespace';
  const path = isKustomization(object) ? ['namespace'] : ['metadata', isItself ? 'name' : 'namespace'];
  return [path, textAt(object.value, ...path)];
}

/** Outside of every environment, as in a base, the namespace of each is one. */
function globsFor(file: string, allowed: readonly string[], config: Facts['config']): readonly string[] {
  const own = environmentOfFile(config, file);
  const names = own === undefined ? (config?.environments ?? []).map(({ name }) => name) : [own.name];
  return allowed.flatMap((glob) =>
    glob.includes('{environment}') ? names.map((name) => glob.replaceAll('{environment}', name)) : [glob],
  );
}
