import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Feeds the request to a CGI program and relays its answer (RFC 3875), except for the end: the caller ends the response.
 * Resolves to the status once the program has exited.
 */
export async function relayCgi(
  child: ChildProcessWithoutNullStreams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number> {
  const closed = new Promise<void>((resolve, reject) => child.on('error', reject).on('close', () => resolve()));
  // The program may answer and go before it has read everything.
  child.stdin.on('error', () => undefined);
  child.stderr.resume();
  request.pipe(child.stdin);
  let head = Buffer.alloc(0);
  for await (const chunk of child.stdout) {
    if (response.headersSent) {
      response.write(chunk);
      continue;
    }
    head = Buffer.concat([head, Buffer.from(chunk)]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) continue;
    writeHead(response, head.subarray(0, end).toString('latin1'));
    response.write(head.subarray(end + 4));
  }
  await closed;
  if (!response.headersSent) response.writeHead(500);
  return response.statusCode;
}

function writeHead(response: ServerResponse, head: string): void {
  const fields = head.split('\r\n').map((row): [string, string] => {
    const colon = row.indexOf(':');
    return [row.slice(0, colon), row.slice(colon + 1).trim()];
  });
  const status = fields.find(([name]) => name.toLowerCase() === 'status')?.[1];
  const headers = fields.filter(([name]) => name.toLowerCase() !== 'status');
  response.writeHead(Number.parseInt(status ?? '200', 10), Object.fromEntries(headers));
}
