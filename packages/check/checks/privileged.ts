import type { Check } from '../check.ts';
import { type Finding, severityOf } from '../finding.ts';
import { describe } from '../kubernetes/object.ts';
import { podSpecsIn } from '../kubernetes/pods.ts';
import { type Step, valueAt } from '../kubernetes/value.ts';

const flags: readonly (readonly Step[])[] = [['privileged'], ['windowsOptions', 'hostProcess']];

/** No container is root on its node. */
export const privileged: Check = (documents, policy) => {
  const severity = severityOf(policy.privileged ?? 'warn');
  if (severity === undefined) return [];
  return documents.flatMap((object) =>
    podSpecsIn(object).flatMap(({ path, spec, containers }) => {
      const contexts = [{ name: 'the pod', path, value: spec }, ...containers].map((each) => ({
        ...each,
        path: [...each.path, 'securityContext'],
        context: valueAt(each.value, 'securityContext'),
      }));
      return contexts.flatMap((each) =>
        flags.flatMap((flag): readonly Finding[] => {
          if (valueAt(each.context, ...flag) !== true) return [];
          const who = each.name === 'the pod' ? each.name : `Container ${each.name}`;
          return [
            {
              check: 'privileged',
              severity,
              message: `${who} of ${describe(object)} is privileged (${flag.join('.')}): who breaks out of it has the node.`,
              hint: 'Leave it out, and add the capabilities that are needed.',
              at: object.at([...each.path, ...flag]),
              subject: `${describe(object)} ${each.name} ${flag.join('.')}`,
            },
          ];
        }),
      );
    }),
  );
};
