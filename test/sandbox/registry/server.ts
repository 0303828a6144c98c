import type { IncomingMessage, ServerResponse } from 'node:http';
import { corrupted, type Fault, type Faults, statusReply } from './faults.ts';
import type { Incoming, Reply } from './reply.ts';

export interface RequestRecord {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** 0 when the connection was broken. */
  readonly status: number;
  /** Scheme of the Authorization header; '' when none was sent. */
  readonly authorization: string;
}

export interface Serving {
  readonly answer: (incoming: Incoming) => Reply;
  readonly faults: Faults;
  readonly record: (request: RequestRecord) => void;
}

export async function serve(serving: Serving, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url: path = '/', headers } = message;
  const [authorization = ''] = (headers.authorization ?? '').split(' ');
  const record = (status: number): void => serving.record({ method, path, status, authorization });
  const fault = serving.faults.next(`${method} ${path}`, headers['user-agent']);
  if (fault?.status === 'reset') {
    record(0);
    message.socket.destroy();
    return;
  }
  const incoming = await read(message);
  const reply = replyTo(serving.answer, incoming, fault);
  const broken = fault?.status === 'lost' || fault?.status === 'truncated';
  record(broken ? 0 : reply.status);
  if (broken) breakOff(response, reply, fault);
  else write(response, reply, method);
}

async function read(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const { method = 'GET', url = '/' } = message;
  const { pathname, searchParams } = new URL(url, 'http://registry');
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, value?.toString()]));
  return { method, path: pathname, query: searchParams, headers, body: Buffer.concat(chunks) };
}

function replyTo(answer: Serving['answer'], incoming: Incoming, fault: Fault | undefined): Reply {
  if (fault === undefined) return answer(incoming);
  if (typeof fault.status === 'number') return statusReply(fault, fault.status);
  return corrupted(answer(incoming), fault.status);
}

function write(response: ServerResponse, { status, headers, body }: Reply, method: string): void {
  response.writeHead(status, {
    'docker-distribution-api-version': 'registry/2.0',
    ...lengthOf(status, body),
    ...headers,
  });
  response.end(method === 'HEAD' ? undefined : body);
}

/** A 204 has no length, since it has no body. */
function lengthOf(status: number, body: Buffer): Record<string, number> {
  return status === 204 ? {} : { 'content-length': body.length };
}

function breakOff(response: ServerResponse, { status, headers, body }: Reply, fault: Fault | undefined): void {
  if (fault?.status === 'lost') {
    response.socket?.destroy();
    return;
  }
  response.writeHead(status, { 'content-length': body.length, ...headers });
  response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroy());
}
