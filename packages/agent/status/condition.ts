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

/** Whether a condition speaks of an earlier version of the object. */
export function isOld(object: KubernetesObject, { observedGeneration }: Condition): boolean {
  return observedGeneration !== undefined && observedGeneration !== object.metadata.generation;
}

/**
 * Whether the controller has worked through this version of the object. One that fails notes the generation in the condition alone; one
 * that succeeds in the status too.
 */
export function isObserved(object: KubernetesObject, condition: Condition): boolean {
  return valueAt(object, 'status', 'observedGeneration') === object.metadata.generation && !isOld(object, condition);
}
