import type { ActionError } from '#error';
import { at, isObject, listAt } from './json.ts';
import { isLimitMessage, rateLimited } from './rate-limit.ts';
import { notFound, permissionMissing, refused } from './refusal.ts';
import type { Step } from './step.ts';

/** One entry of `errors` in a GraphQL answer of status 200. */
export interface GraphqlError {
  /** GitHub's own addition: NOT_FOUND, FORBIDDEN, STALE_DATA, UNPROCESSABLE, …; '' for a failure inside of GitHub. */
  readonly type: string;
  readonly message: string;
  /** The way to the field that failed; the first step is the field's alias. */
  readonly path: readonly string[];
}

export function errorsOf(data: unknown): readonly GraphqlError[] {
  return listAt(data, 'errors')
    .filter(isObject)
    .map((error) => ({
      type: textOr(at(error, 'type')),
      message: textOr(at(error, 'message')) || 'no message',
      path: listAt(error, 'path').map(String),
    }));
}

/**
 * Whether a mutation failed only because something changed after it was looked at: the branch moved, appeared or
 * vanished, or another run opened the pull request first. Looking again and deciding again is the answer.
 */
export function isMoved({ type, message }: GraphqlError): boolean {
  return type === 'STALE_DATA' || movedTexts.some((text) => text.test(message));
}

const movedTexts: readonly RegExp[] = [
  /^Expected branch to point to/,
  /ref named .* already exists/i,
  /reference already exists/i,
  /is at \S+ but expected/,
  /^A pull request already exists for/,
  /^No commits between/,
  /^Could not resolve to a (node|Ref)\b/,
  /reference (does not exist|update failed)/i,
  /^Head sha can't be blank/,
];

export function refusalOfGraphql({ type, message }: GraphqlError, step: Step): ActionError {
  if (isLimited({ type, message, path: [] })) return rateLimited(step, {}, message);
  if (type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES') return permissionMissing(step, message);
  if (/not permitted to create or approve pull requests/i.test(message)) return permissionMissing(step, message);
  if (type === 'NOT_FOUND') return notFound(step);
  return refused(step, message);
}

/** A branch or a path that does not exist is an answer, which GitHub gives with an error beside the null. */
export function isMissing({ type, path }: GraphqlError): boolean {
  return type === 'NOT_FOUND' && path.length > 1;
}

export function isLimited({ type, message }: GraphqlError): boolean {
  return type === 'RATE_LIMITED' || isLimitMessage(message);
}

/** A failure inside of GitHub ("Something went wrong while executing your query"): nothing is certain. */
export function isInternal({ type, message }: GraphqlError): boolean {
  return type === 'INTERNAL' || type === 'SERVICE_UNAVAILABLE' || /^Something went wrong/i.test(message);
}

function textOr(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
