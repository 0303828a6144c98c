import { type FieldDrift, formatPath, keyOf, type ObjectId } from '#cluster';
import { type Ignored, isIgnored } from './ignore/rules.ts';
import type { Finding } from './result.ts';

/** What differs in an object, without what may. */
export function findingsOf(id: ObjectId, fields: readonly FieldDrift[], ignored: Ignored): readonly Finding[] {
  return fields
    .map(
      (field): Finding => ({ ...named(id, formatPath(field.path), field.managers.join(', ')), ...valuesOf(id, field) }),
    )
    .filter(({ path }) => !isIgnored({ ...id, path }, ignored));
}

/** An object that the files have, and the cluster has not. */
export function missing(id: ObjectId, ignored: Ignored): readonly Finding[] {
  return isIgnored({ ...id, path: '' }, ignored) ? [] : [{ ...named(id, '', ''), desired: 'present', live: 'absent' }];
}

function named(id: ObjectId, path: string, manager: string): Pick<Finding, 'object' | 'path' | 'manager'> {
  return { object: keyOf(id), path, manager };
}

/** Whoever can read Secrets is not whoever can read a job's outputs. */
function valuesOf({ group, kind }: ObjectId, { wanted, live }: FieldDrift): Pick<Finding, 'desired' | 'live'> {
  return group === '' && kind === 'Secret' ? { desired: undefined, live: undefined } : { desired: wanted, live };
}
