import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { FaultList } from '../faults/fault-list.ts';
import { answerWithFaults } from '../faults/spoil.ts';
import type { RequestRecord } from '../github.ts';
import type { Caller } from '../state/tokens.ts';
import type { World } from '../state/world.ts';
import { type ApiRequest, fieldCount, isGraphql, operationOf } from './api.ts';
import { authenticate, type Rejection } from './authenticate.ts';
import { sendAnswer } from './send.ts';
import { parseGitRequest, serveGit } from './smart-http.ts';

/** Answers one HTTP request: git's own, GraphQL or REST. Never rejects. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What the server answers from, spoils answers by, and writes down. */
export interface Service {
  readonly world: World;
  readonly faults: FaultList;
  readonly requests: RequestRecord[];
}

export function createHandler({ world, faults, requests }: Service): Handler {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', world.url);
    const { method = 'GET' } = request;
    const caller = authenticate(request, world);
    const git = parseGitRequest(url);
    const actor = 'problem' in caller ? '' : caller.actor;
    const log: Log = (status, details = {}) => {
      requests.push({ method, path: `${url.pathname}${url.search}`, status, actor, ...details });
    };
    try {
      if (git !== undefined)
        await serveGit(world, git, { request, response, caller: 'problem' in caller ? undefined : caller, log });
      else await serveApi({ world, faults }, { request, response, url, caller, log });
    } catch (error) {
      // After the disposal nobody waits for an answer any more.
      if (!world.signal.aborted) world.defects.add(`${method} ${url.pathname}: ${String(error)}`);
      log(500);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  };
}

type Log = (status: number, details?: Pick<RequestRecord, 'graphql' | 'fields' | 'fault'>) => void;

interface ApiExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly caller: Caller | Rejection;
  readonly log: Log;
}

async function serveApi(
  { world, faults }: Pick<Service, 'world' | 'faults'>,
  { request, response, url, caller, log }: ApiExchange,
): Promise<void> {
  const { method = 'GET', headers } = request;
  const { accept = 'application/json', 'content-type': contentType = '' } = headers;
  const call: ApiRequest = { method, url, accept, contentType, body: await buffer(request), caller };
  const operation = isGraphql(call) ? { graphql: operationOf(call), fields: fieldCount(call) } : {};
  const name = operation.graphql === undefined ? [] : [operation.graphql];
  const due = faults.next([method, `${url.pathname}${url.search}`, ...name].join(' '));
  const outcome = await answerWithFaults(world, call, { faults, due });
  const details = { ...operation, ...(due === undefined ? {} : { fault: due.fault.kind }) };
  if (outcome === 'reset') {
    log(0, details);
    request.socket.resetAndDestroy();
    return;
  }
  log(outcome.answer.reply.status, details);
  sendAnswer(response, outcome.answer, outcome.arrival);
}
