import { type JsonObject, objectsAt, textAt, valueAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';

export interface Condition {
  /** True, False or Unknown. */
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  /** Of the version of the object that it speaks of. */
  readonly observedGeneration: unknown;
}

/** What an object says about itself under `status.conditions`. */
export function conditionOf(object: JsonObject, type: string): Condition | undefined {
  const found = objectsAt(object, 'status', 'conditions').find((each) => each.type === type);
  return (
    found && {
      status: textAt(found, 'status'),
      reason: textAt(found, 'reason'),
      message: textAt(found, 'message'),
      observedGeneration: found.observedGeneration,
    }
  );
}

/** Whether the controller has seen this version of the object, and not only an earlier one. */
export function isObserved(object: KubernetesObject, condition: Condition): boolean {
  const { generation } = object.metadata;
  const { observedGeneration } = condition;
  return (
    valueAt(object, 'status', 'observedGeneration') === generation &&
    (observedGeneration === undefined || observedGeneration === generation)
  );
}
