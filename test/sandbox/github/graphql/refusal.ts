import { GraphQLError } from 'graphql';

export type RefusalType =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'UNPROCESSABLE'
  | 'STALE_DATA'
  | 'MISSING_PAGINATION_BOUNDARIES'
  | 'EXCESSIVE_PAGINATION';

/** An error that GitHub itself would give for a field; the others of the document are answered all the same. */
export function refusal(type: RefusalType, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

export const notFound = (message: string): GraphQLError => refusal('NOT_FOUND', message);
export const forbidden = (message: string): GraphQLError => refusal('FORBIDDEN', message);
export const unprocessable = (message: string): GraphQLError => refusal('UNPROCESSABLE', message);
export const stale = (expected: string): GraphQLError =>
  refusal('STALE_DATA', `Expected branch to point to "${expected}" but it did not.  Pull and try again.`);
