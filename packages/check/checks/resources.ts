import type { Value } from '#manifest';
import type { Check } from '../check.ts';
import { type Finding, severityOf } from '../finding.ts';
import { kustomizationsIn } from '../kubernetes/kustomizations.ts';
import { describe } from '../kubernetes/object.ts';
import { podSpecsIn } from '../kubernetes/pods.ts';
import { valueAt } from '../kubernetes/value.ts';

/** Every container says how much memory it may take, and how much CPU and memory it asks for. */
export const resources: Check = (documents, policy) => {
  const severity = severityOf(policy.resources ?? 'allow');
  if (severity === undefined) return [];
  const { patches } = kustomizationsIn(documents);
  const whole = documents.filter(({ file }) => !patches.has(file));
  return whole.flatMap((object) =>
    podSpecsIn(object)
      .flatMap(({ containers }) => containers)
      .filter(({ role }) => role !== 'ephemeralContainers')
      .flatMap(({ role, path, value, name }): readonly Finding[] => {
        const missing = missingIn(value);
        if (missing.length === 0) return [];
        return [
          {
            check: 'resources',
            severity,
            message: `Container ${name} of ${describe(object)} has no ${missing.join(', ')}.`,
            hint: 'Write them under `resources`: without them one container can starve all others of its node.',
            at: object.at(path),
            subject: `${describe(object)} ${role} ${name} ${missing.join(' ')}`,
          },
        ];
      }),
  );
};

/** A limit stands for a request that is not written. */
function missingIn(container: Value): readonly string[] {
  const has = (...keys: readonly string[]): boolean => (valueAt(container, 'resources', ...keys) ?? null) !== null;
  const requests = ['cpu', 'memory'].filter((resource) => !has('requests', resource) && !has('limits', resource));
  return [...(has('limits', 'memory') ? [] : ['limits.memory']), ...requests.map((resource) => `requests.${resource}`)];
}
