import type { ReadObject } from '#manifest';
import type { Check } from '../check.ts';
import { type Finding, severityOf } from '../finding.ts';
import { describe, kindOf } from '../kubernetes/object.ts';
import { podSpecsIn } from '../kubernetes/pods.ts';
import { isMapping, itemsAt, type Step, textAt, valueAt } from '../kubernetes/value.ts';

/** No pod sees the files of its node. */
export const hostPath: Check = (documents, policy) => {
  const severity = severityOf(policy.privileged ?? 'warn');
  if (severity === undefined) return [];
  return documents.flatMap((object) =>
    mountsOf(object).map(
      ({ path, folder }): Finding => ({
        check: 'host-path',
        severity,
        message: `${describe(object)} mounts ${folder === '' ? 'a folder' : folder} of its node.`,
        hint: 'Take a volume of another kind: a claim, emptyDir, or a CSI driver.',
        at: object.at([...path, 'hostPath']),
        subject: `${describe(object)} ${folder}`,
      }),
    ),
  );
};

interface Mount {
  readonly path: readonly Step[];
  readonly folder: string;
}

function mountsOf(object: ReadObject): readonly Mount[] {
  const volumes = podSpecsIn(object).flatMap(({ path, spec }) =>
    itemsAt(spec, 'volumes').map((volume, index) => ({ volume, path: [...path, 'volumes', index] })),
  );
  const own =
    kindOf(object) === 'PersistentVolume' ? [{ volume: valueAt(object.value, 'spec') ?? null, path: ['spec'] }] : [];
  return [...volumes, ...own]
    .filter(({ volume }) => isMapping(valueAt(volume, 'hostPath')))
    .map(({ volume, path }) => ({ path, folder: textAt(volume, 'hostPath', 'path') }));
}
