import { mutationIn, serveGraphql } from '../graphql/serve.ts';
import { type DocumentSpoiler, mutationFieldNames } from '../graphql/spoil.ts';
import type { Reply } from '../rest/endpoint.ts';
import { serveRest } from '../rest/serve.ts';
import { anonymous, type Caller } from '../state/tokens.ts';
import { apiPath, graphqlPath, uploadPath, type World } from '../state/world.ts';
import type { Rejection } from './authenticate.ts';
import { standardHeaders } from './standard-headers.ts';

/** A request to REST or GraphQL, read to its end. */
export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly accept: string;
  readonly contentType: string;
  readonly body: Buffer;
  readonly caller: Caller | Rejection;
}

export interface ApiAnswer {
  readonly reply: Reply;
  /** What every answer carries. */
  readonly headers: Readonly<Record<string, string>>;
}

export function isGraphql({ url }: ApiRequest): boolean {
  return url.pathname === graphqlPath;
}

/** The operation that a GraphQL request names first; '' for an anonymous one. */
export function operationOf({ body }: ApiRequest): string {
  return /(?:query|mutation)\s+(\w+)/.exec(body.toString('utf8'))?.[1] ?? '';
}

/** How many fields the mutation of a GraphQL request has; 0 for a query, and for what is no request. */
export function fieldCount({ body }: ApiRequest): number {
  return mutationFieldNames(mutationIn(body)).length;
}

/** Whether it changes nothing. */
export function isRead(request: ApiRequest): boolean {
  return isGraphql(request) ? !/\bmutation\b/.test(request.body.toString('utf8')) : request.method === 'GET';
}

export async function answerApi(world: World, request: ApiRequest, spoiler?: DocumentSpoiler): Promise<ApiAnswer> {
  const { caller } = request;
  const resource = isGraphql(request) ? 'graphql' : 'core';
  const payer = 'problem' in caller ? anonymous : caller;
  world.budgets.spend(payer, resource);
  const headers = standardHeaders(world, payer, resource);
  if ('problem' in caller) return { reply: unauthorized(caller.problem), headers };
  return { reply: await replyTo(world, { ...request, caller }, spoiler), headers };
}

async function replyTo(
  world: World,
  request: ApiRequest & { readonly caller: Caller },
  spoiler: DocumentSpoiler | undefined,
): Promise<Reply> {
  const { url, method, accept, contentType, body, caller } = request;
  if (isGraphql(request)) {
    if (caller.kind === 'anonymous' || caller.kind === 'signer')
      return unauthorized('This endpoint requires you to be authenticated.');
    return await serveGraphql({ world, caller }, body, spoiler);
  }
  const prefix = [apiPath, uploadPath].find((each) => url.pathname.startsWith(each)) ?? '';
  const path = url.pathname.slice(prefix.length);
  return await serveRest(world, { method, path, query: url.searchParams, body, contentType, accept, caller });
}

function unauthorized(message: string): Reply {
  return { status: 401, body: { message, documentation_url: 'https://docs.github.com/rest', status: '401' } };
}
