import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { RequestRecord } from '../github.ts';
import { serveGraphql } from '../graphql/serve.ts';
import type { Reply } from '../rest/endpoint.ts';
import { serveRest } from '../rest/serve.ts';
import { anonymous, type Caller } from '../state/tokens.ts';
import { apiPath, graphqlPath, type World } from '../state/world.ts';
import { authenticate } from './authenticate.ts';
import { parseGitRequest, serveGit } from './smart-http.ts';
import { standardHeaders } from './standard-headers.ts';

/** Answers one HTTP request: git's own, GraphQL or REST. Never rejects. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function createHandler(world: World, requests: RequestRecord[]): Handler {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', world.url);
    const { method = 'GET' } = request;
    const caller = authenticate(request, world.tokens);
    const git = parseGitRequest(url);
    const log = (status: number, graphql?: string): void => {
      const operation = graphql === undefined ? {} : { graphql };
      const path = `${url.pathname}${url.search}`;
      requests.push({ method, path, status, actor: caller?.actor ?? '', ...operation });
    };
    try {
      if (git !== undefined) await serveGit(world, git, { request, response, caller, log });
      else await serveApi(world, { request, response, url, caller, log });
    } catch (error) {
      // After the disposal nobody waits for an answer any more.
      if (!world.signal.aborted) world.defects.add(`${method} ${url.pathname}: ${String(error)}`);
      log(500);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  };
}

interface ApiExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly caller: Caller | undefined;
  readonly log: (status: number, graphql?: string) => void;
}

async function serveApi(world: World, exchange: ApiExchange): Promise<void> {
  const { request, response, url, caller, log } = exchange;
  const body = await buffer(request);
  const isGraphql = url.pathname === graphqlPath;
  const resource = isGraphql ? 'graphql' : 'core';
  world.budgets.spend(caller ?? anonymous, resource);
  const headers = standardHeaders(world.budgets, caller ?? anonymous, resource);
  if (caller === undefined) {
    log(401);
    send(response, unauthorized('Bad credentials'), headers);
  } else if (isGraphql) {
    const { reply, operation } =
      caller.kind === 'anonymous'
        ? { reply: unauthorized('This endpoint requires you to be authenticated.'), operation: '' }
        : await serveGraphql(world, caller, body);
    log(reply.status, operation);
    send(response, reply, headers);
  } else {
    const path = url.pathname.startsWith(apiPath) ? url.pathname.slice(apiPath.length) : url.pathname;
    const { method = 'GET' } = request;
    const { accept = 'application/json' } = request.headers;
    const reply = await serveRest(world, { method, path, query: url.searchParams, body, accept, caller });
    log(reply.status);
    send(response, reply, headers);
  }
}

function unauthorized(message: string): Reply {
  return { status: 401, body: { message, documentation_url: 'https://docs.github.com/rest', status: '401' } };
}

function send(response: ServerResponse, reply: Reply, standard: Readonly<Record<string, string>>): void {
  const { status, body, headers } = reply;
  const bytes = body instanceof Buffer || body === undefined ? body : Buffer.from(JSON.stringify(body));
  const type =
    bytes === undefined ? {} : { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length };
  response.writeHead(status, { ...standard, ...type, ...headers });
  response.end(bytes);
}
