import type { ServerResponse } from 'node:http';
import type { ApiAnswer } from './api.ts';

/** How much of an answer arrives. */
export type Arrival = 'whole' | 'truncated' | 'cut-off';

export function sendAnswer(response: ServerResponse, { reply, headers: standard }: ApiAnswer, arrival: Arrival): void {
  const { status, body, headers } = reply;
  const whole = body instanceof Buffer || body === undefined ? body : Buffer.from(JSON.stringify(body));
  const half = whole?.subarray(0, Math.floor(whole.length / 2));
  const sent = arrival === 'truncated' ? half : whole;
  const type =
    sent === undefined ? {} : { 'content-type': 'application/json; charset=utf-8', 'content-length': sent.length };
  response.writeHead(status, { ...standard, ...type, ...headers });
  if (arrival === 'cut-off') {
    response.write(half ?? '', () => response.destroy());
    return;
  }
  response.end(sent);
}
