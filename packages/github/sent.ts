import type { ActionError } from '#error';
import { errorsOf, type GraphqlError, isInternal, isLimited, isMoved, refusalOfGraphql } from './graphql-error.ts';
import { at } from './json.ts';
import { type Landed, landedOf } from './landed.ts';
import { aliasOf, type MutationField, type Plan, stepOf } from './plan.ts';
import { secondsToWait, secondsUntilReset } from './rate-limit.ts';
import { messageOf, refusalOf, unavailable } from './refusal.ts';
import type { Received } from './transport.ts';

/** What became of a plan. Only `done` is certain to be whole; after anything else, look again before deciding. */
export type Sent =
  | ({ readonly kind: 'done' } & Landed)
  /** Something changed since it was inspected; some fields may have taken effect. */
  | { readonly kind: 'moved'; readonly reason: string }
  /** The answer was lost: all, some or none of it may have happened. It must not be sent again unseen. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** GitHub asks to wait so many seconds before anything else is written. */
  | { readonly kind: 'limited'; readonly reason: string; readonly seconds: number; readonly error: ActionError }
  /** GitHub refused a field for good; `landed` is what the others did. */
  | { readonly kind: 'refused'; readonly error: ActionError; readonly landed: Landed };

/** What became of one field of a plan. */
export type SentField =
  | ({ readonly kind: 'done' } & Landed)
  | {
      readonly kind: 'failed';
      readonly error: ActionError;
      readonly message: string;
      /** GitHub refused it for good: neither was the answer lost, nor did anything move, nor is the rate limited. */
      readonly isCertain: boolean;
    };

/** What went wrong with a field that fails nothing, for people; empty where it was done. */
export function complaintsOf(sent: SentField): readonly string[] {
  if (sent.kind === 'done') return [];
  const { message, hint = '' } = sent.error;
  return [`${message} ${hint}`.trim()];
}

interface FieldAnswer {
  readonly plan: Plan;
  readonly field: MutationField;
  readonly index: number;
  readonly answer: Received;
}

/** What the answer to a document says about one of its fields. */
export function fieldOf({ plan, field, index, answer }: FieldAnswer): SentField {
  const alone = { ...plan, fields: [field] };
  if (!('lost' in answer) && answer.status < 400) {
    const errors = errorsOf(answer.data);
    const error = errors.find(({ path }) => path[0] === aliasOf(index)) ?? errors.find(({ path }) => path.length === 0);
    if (error === undefined) return { kind: 'done', ...landedOf(at(answer.data, 'data', aliasOf(index))) };
    const isCertain = !isMoved(error) && !isInternal(error) && !isLimited(error);
    return { kind: 'failed', error: refusalOfGraphql(error, stepOf(plan, field)), message: error.message, isCertain };
  }
  const sent = outcomeOf(alone, answer);
  if ('error' in sent) {
    return { kind: 'failed', error: sent.error, message: sent.error.message, isCertain: sent.kind === 'refused' };
  }
  const reason = 'reason' in sent ? sent.reason : '';
  return { kind: 'failed', error: unavailable(stepOf(plan, field), reason), message: reason, isCertain: false };
}

/** What the answer to a whole document says. */
export function outcomeOf(plan: Plan, answer: Received): Sent {
  if ('lost' in answer) return { kind: 'unknown', reason: answer.lost };
  const [first] = plan.fields;
  if (answer.status >= 400 && first !== undefined) {
    const error = refusalOf(answer, stepOf(plan, first));
    const message = messageOf(answer.data);
    const seconds = secondsToWait(answer, message, 1);
    return seconds === undefined
      ? { kind: 'refused', error, landed: {} }
      : { kind: 'limited', reason: message, seconds, error };
  }
  const data = at(answer.data, 'data');
  const landed: Landed = Object.assign({}, ...plan.fields.map((_, index) => landedOf(at(data, aliasOf(index)))));
  const failure = firstFailure(plan, errorsOf(answer.data));
  if (failure === undefined) return { kind: 'done', ...landed };
  const { field, error } = failure;
  const refusal = refusalOfGraphql(error, stepOf(plan, field));
  if (isLimited(error)) {
    const seconds = secondsUntilReset(answer.headers, 1);
    return { kind: 'limited', reason: error.message, seconds, error: refusal };
  }
  if (isMoved(error)) return { kind: 'moved', reason: error.message };
  if (isInternal(error)) return { kind: 'unknown', reason: error.message };
  return { kind: 'refused', error: refusal, landed };
}

interface Failure {
  readonly field: MutationField;
  readonly error: GraphqlError;
}

/** The later failures are as a rule consequences of the first. */
function firstFailure({ fields }: Plan, errors: readonly GraphqlError[]): Failure | undefined {
  for (const [index, field] of fields.entries()) {
    const error = errors.find(({ path }) => path[0] === aliasOf(index));
    if (error !== undefined) return { field, error };
  }
  const [error] = errors;
  const [field] = fields;
  return error === undefined || field === undefined ? undefined : { field, error };
}
