import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { describe, groupOf, kindOf } from '../kubernetes/object.ts';

/** No object is of a kind that the policy denies, written as `Kind` or `Kind.group`. */
export const kinds: Check = (documents, { kindsDenied }) =>
  documents.flatMap((object): readonly Finding[] => {
    const kind = kindOf(object);
    if (kind === '' || !kindsDenied.some((denied) => denied === kind || denied === `${kind}.${groupOf(object)}`)) {
      return [];
    }
    return [
      {
        check: 'kinds',
        severity: 'error',
        message: `${describe(object)} is of a kind that the policy denies.`,
        hint: 'Leave it to those who run the cluster, or change `policy.kinds-denied` on the base branch.',
        at: object.at(['kind']),
        subject: describe(object),
      },
    ];
  });
