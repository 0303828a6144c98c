import type { Check } from '../check.ts';
import { type Finding, severityOf } from '../finding.ts';
import { describe } from '../kubernetes/object.ts';
import { podSpecsIn } from '../kubernetes/pods.ts';
import { valueAt } from '../kubernetes/value.ts';

const namespaces = { hostNetwork: 'network', hostPID: 'processes', hostIPC: 'shared memory' } as const;

/** No pod shares the network, the processes or the memory of its node. */
export const hostNetwork: Check = (documents, policy) => {
  const severity = severityOf(policy.privileged ?? 'warn');
  if (severity === undefined) return [];
  return documents.flatMap((object) =>
    podSpecsIn(object).flatMap(({ path, spec }) =>
      Object.entries(namespaces)
        .filter(([key]) => valueAt(spec, key) === true)
        .map(
          ([key, what]): Finding => ({
            check: 'host-network',
            severity,
            message: `${describe(object)} shares the ${what} of its node (${key}).`,
            hint: 'Leave it out; a Service, or hostPort, reaches a pod without it.',
            at: object.at([...path, key]),
            subject: `${describe(object)} ${key}`,
          }),
        ),
    ),
  );
};
