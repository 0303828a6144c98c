import { posix } from 'node:path';
import type { ReadObject } from '#manifest';
import type { Check } from '../check.ts';
import { environmentOfFile } from '../environments.ts';
import type { Facts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { isKustomization } from '../kubernetes/kustomizations.ts';
import { describe, groupOf, kindOf } from '../kubernetes/object.ts';
import { type Step, textAt } from '../kubernetes/value.ts';

/** Objects name no other namespaces than those of their environment. */
export const namespaces: Check = (documents, { namespaces: allowed }, { config }) => {
  if (allowed === undefined) return [];
  return documents.flatMap((object) => {
    const globs = globsFor(object.file, allowed, config);
    return namespacesOf(object)
      .filter(({ namespace }) => !globs.some((glob) => posix.matchesGlob(namespace, glob)))
      .map(
        ({ path, namespace }): Finding => ({
          check: 'namespaces',
          severity: 'error',
          message: `${describe(object)} is about the namespace "${namespace}", and only ${globs.join(', ') || 'none'} may be named here.`,
          hint: 'Move it to the environment it belongs to, or add the namespace to `policy.namespaces` on the base branch.',
          at: object.at(path),
          subject: `${describe(object)} ${path.join('.')} ${namespace}`,
        }),
      );
  });
};

interface Named {
  readonly path: readonly Step[];
  readonly namespace: string;
}

/** Where an object says in which namespace it is, or in which an agent puts what it applies. */
function namespacesOf(object: ReadObject): readonly Named[] {
  const own = isKustomization(object)
    ? ['namespace']
    : ['metadata', kindOf(object) === 'Namespace' ? 'name' : 'namespace'];
  const agents = /^(?:kustomize|helm)\.toolkit\.fluxcd\.io$/.test(groupOf(object)) ? [['spec', 'targetNamespace']] : [];
  const application = groupOf(object) === 'argoproj.io' ? [['spec', 'destination', 'namespace']] : [];
  return [own, ...agents, ...application]
    .map((path) => ({ path, namespace: textAt(object.value, ...path) }))
    .filter(({ namespace }) => namespace !== '');
}

/** Outside of every environment, as in a base, the namespace of each is one. */
function globsFor(file: string, allowed: readonly string[], config: Facts['config']): readonly string[] {
  const own = environmentOfFile(config, file);
  const names = own === undefined ? (config?.environments ?? []).map(({ name }) => name) : [own.name];
  return allowed.flatMap((glob) =>
    glob.includes('{environment}') ? names.map((name) => glob.replaceAll('{environment}', name)) : [glob],
  );
}
