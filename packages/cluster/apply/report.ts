import { keyOf, type ObjectId } from '../objects/object.ts';
import type { Conflict } from './apply-object.ts';

/** What was done, or would be done, with one object. */
export interface ObjectReport {
  /** `Deployment.apps flux-system/source-controller` */
  readonly id: string;
  readonly action: 'create' | 'update' | 'unchanged' | 'prune' | 'conflict';
  /** What differs, as paths: of a conflict, and of an update that was only tried. Never a value. */
  readonly fields: readonly string[];
  /** Who else has set the fields of a conflict. */
  readonly managers: readonly string[];
}

export function reportOf(id: ObjectId, action: ObjectReport['action'], fields: readonly string[] = []): ObjectReport {
  return { id: keyOf(id), action, fields, managers: [] };
}

export function conflictReport(id: ObjectId, conflicts: readonly Conflict[]): ObjectReport {
  return {
    ...{ id: keyOf(id), action: 'conflict' },
    fields: conflicts.flatMap(({ fields }) => fields),
    managers: conflicts.map(({ manager }) => manager),
  };
}
