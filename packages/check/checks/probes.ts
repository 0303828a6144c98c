import type { ReadObject } from '#manifest';
import type { Check } from '../check.ts';
import { type Finding, severityOf } from '../finding.ts';
import { kustomizationsIn } from '../kubernetes/kustomizations.ts';
import { describe, groupOf, kindOf } from '../kubernetes/object.ts';
import { podSpecsIn } from '../kubernetes/pods.ts';
import { isMapping, itemsAt, valueAt } from '../kubernetes/value.ts';

/** Every container that takes requests says when it is ready for them. */
export const probes: Check = (documents, policy) => {
  const severity = severityOf(policy.resources ?? 'allow');
  if (severity === undefined) return [];
  const { patches } = kustomizationsIn(documents);
  return documents
    .filter((object) => !patches.has(object.file) && isServing(object))
    .flatMap((object) =>
      podSpecsIn(object).flatMap(({ containers }) =>
        containers.flatMap(({ role, path, value, name }): readonly Finding[] => {
          const isServer = role === 'containers' && itemsAt(value, 'ports').length > 0;
          if (!isServer || isMapping(valueAt(value, 'readinessProbe'))) return [];
          return [
            {
              check: 'probes',
              severity,
              message: `Container ${name} of ${describe(object)} has ports and no readinessProbe.`,
              hint: 'Add one: without it requests arrive before the container can answer, and a bad release looks healthy.',
              at: object.at(path),
              subject: `${describe(object)} ${name}`,
            },
          ];
        }),
      ),
    );
};

/** A job ends, and Knative probes the port by itself. */
function isServing(object: ReadObject): boolean {
  return !['Job', 'CronJob', 'Pod'].includes(kindOf(object)) && groupOf(object) !== 'serving.knative.dev';
}
