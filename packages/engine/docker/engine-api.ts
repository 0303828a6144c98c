import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Environment } from '../isolated-login.ts';

/**
 * Docker's engine, asked without a client in between, whose start takes longer than most answers.
 * @see https://docs.docker.com/reference/api/engine/
 */
export interface EngineApi {
  /** The body of an answer. Rejects where there is no answer, or a refusal. */
  readonly read: (path: string) => Promise<string>;
  /** Starts something; `onLine` gets what the engine says about it. Rejects where it is not started. */
  readonly follow: (path: string, headers: Readonly<Record<string, string>>, onLine: OnLine) => Promise<void>;
}

type OnLine = (line: string) => void;

const defaultSocket = '/var/run/docker.sock';

/**
 * `undefined` where only docker's client knows the way: to another machine, or by a context.
 * @param configuration the folder of `config.json`
 * @see https://docs.docker.com/reference/cli/docker/#environment-variables
 */
export async function engineApi(environment: Environment, configuration: string): Promise<EngineApi | undefined> {
  const { DOCKER_HOST = '', DOCKER_CONTEXT } = environment;
  if (DOCKER_HOST !== '') {
    const [, socket] = /^unix:\/\/(\/.*)$/.exec(DOCKER_HOST) ?? [];
    return socket === undefined ? undefined : apiAt(socket);
  }
  const context = DOCKER_CONTEXT || (await currentContext(configuration));
  return context === '' || context === 'default' ? apiAt(defaultSocket) : undefined;
}

async function currentContext(configuration: string): Promise<string> {
  const { currentContext = '' } = JSON.parse(await readFile(join(configuration, 'config.json'), 'utf8'));
  return String(currentContext);
}

function apiAt(socketPath: string): EngineApi {
  return {
    async read(path) {
      const response = await exchange({ socketPath, path });
      const body = await text(response);
      if (response.statusCode !== 200) throw refusal(response, body);
      return body;
    },
    async follow(path, headers, onLine) {
      const response = await exchange({ socketPath, path, method: 'POST', headers });
      if (response.statusCode !== 200) throw refusal(response, await text(response));
      for await (const line of createInterface({ input: response })) onLine(line);
      if (!response.complete) throw new Error('unexpected EOF');
    },
  };
}

function exchange(options: http.RequestOptions): Promise<http.IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
  // an agent of its own: the one of the process may know a proxy
  http
    .request({ ...options, agent: false })
    .on('error', reject)
    .on('response', resolve)
    .end();
  return promise;
}

function refusal({ statusCode }: http.IncomingMessage, body: string): Error {
  return new Error(messageIn(body) || `docker's engine answered ${statusCode}`);
}

function messageIn(body: string): string {
  try {
    return String(JSON.parse(body).message ?? '');
  } catch {
    return body.trim();
  }
}
