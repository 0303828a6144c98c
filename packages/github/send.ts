import type { ActionError } from '#error';
import { errorsOf, type GraphqlError, isInternal, isMoved, refusalOfGraphql } from './graphql-error.ts';
import { at, numberAt, textAt } from './json.ts';
import { aliasOf, documentOf, type MutationField, type Plan, stepOf } from './plan.ts';
import { refusalOf } from './refusal.ts';
import type { Transport } from './transport.ts';

/** What became of a plan. Only `done` is certain to be whole; after anything else, look again before deciding. */
export type Sent =
  | ({ readonly kind: 'done' } & Landed)
  /** Something changed since it was inspected; some fields may have taken effect. */
  | { readonly kind: 'moved'; readonly reason: string }
  /** The answer was lost: all, some or none of it may have happened. It must not be sent again unseen. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** GitHub refused a field for good; `landed` is what the others did. */
  | { readonly kind: 'refused'; readonly error: ActionError; readonly landed: Landed };

interface Landed {
  readonly commit?: { readonly oid: string; readonly verified: boolean };
  readonly pullRequest?: { readonly number: number; readonly url: string; readonly headOid: string };
}

export async function send(transport: Transport, plan: Plan): Promise<Sent> {
  const answer = await transport.write({ method: 'POST', url: transport.graphqlUrl, body: documentOf(plan) });
  if ('lost' in answer) return { kind: 'unknown', reason: answer.lost };
  const [first] = plan.fields;
  if (answer.status >= 400 && first !== undefined) {
    return { kind: 'refused', error: refusalOf(answer, stepOf(plan, first)), landed: {} };
  }
  const landed = landedOf(plan, at(answer.data, 'data'));
  const failure = firstFailure(plan, errorsOf(answer.data));
  return failure === undefined ? { kind: 'done', ...landed } : outcomeOf(plan, failure, landed);
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

function outcomeOf(plan: Plan, { field, error }: Failure, landed: Landed): Sent {
  if (isMoved(error)) return { kind: 'moved', reason: error.message };
  if (isInternal(error)) return { kind: 'unknown', reason: error.message };
  return { kind: 'refused', error: refusalOfGraphql(error, stepOf(plan, field)), landed };
}

function landedOf({ fields }: Plan, data: unknown): Landed {
  const landed = fields.map((_, index): Landed => {
    const commit = at(data, aliasOf(index), 'commit');
    const pullRequest = at(data, aliasOf(index), 'pullRequest');
    return {
      ...(commit !== undefined && {
        commit: { oid: textAt(commit, 'oid'), verified: at(commit, 'signature', 'isValid') === true },
      }),
      ...(pullRequest !== undefined && {
        pullRequest: {
          number: numberAt(pullRequest, 'number'),
          url: textAt(pullRequest, 'url'),
          headOid: textAt(pullRequest, 'headRefOid'),
        },
      }),
    };
  });
  return Object.assign({}, ...landed);
}
