import { objectsAt, textAt } from '../json.ts';

export interface Condition {
  readonly status: string;
  readonly reason: string;
  /** `Reason: message`, for people. */
  readonly said: string;
}

/** What an object says about itself under `status.conditions`. */
export function conditionOf(object: unknown, type: string): Condition | undefined {
  const found = objectsAt(object, 'status', 'conditions').find((each) => each.type === type);
  if (found === undefined) return undefined;
  const [status, reason, message] = ['status', 'reason', 'message'].map((key) => textAt(found, key));
  return {
    status: status ?? '',
    reason: reason ?? '',
    said: [reason, message].filter((each) => each !== '').join(': '),
  };
}
