import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { spawnGit } from '../git/plumbing.ts';
import type { RefChange } from '../git/refs.ts';
import { isVisible, judge } from '../state/access.ts';
import { refsChanged } from '../state/refs-changed.ts';
import type { Repository } from '../state/repository.ts';
import { ruledRefs } from '../state/rules.ts';
import type { Caller } from '../state/tokens.ts';
import { findRepository, repositoriesDirectory, type World } from '../state/world.ts';
import { relayCgi } from './cgi.ts';
import { hooksDirectory } from './receive-hook.ts';

export interface GitRequest {
  readonly nameWithOwner: string;
  /** `/info/refs`, `/git-upload-pack` or `/git-receive-pack` */
  readonly service: string;
  readonly query: string;
  readonly isPush: boolean;
}

/** Git's own requests; undefined for any other path. `.git` may be left out, as on GitHub. */
export function parseGitRequest(url: URL): GitRequest | undefined {
  const match = /^\/([^/]+\/[^/]+?)(?:\.git)?(\/info\/refs|\/git-(?:upload|receive)-pack)$/.exec(url.pathname);
  const [, nameWithOwner, service] = match ?? [];
  if (nameWithOwner === undefined || service === undefined) return undefined;
  const isPush = service === '/git-receive-pack' || url.searchParams.get('service') === 'git-receive-pack';
  return { nameWithOwner, service, query: url.search.slice(1), isPush };
}

/** Answers by git's own `http-backend`, and raises the events of what was pushed before the answer ends. */
export async function serveGit(
  world: World,
  git: GitRequest,
  exchange: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly caller: Caller | undefined;
    readonly log: (status: number) => void;
  },
): Promise<void> {
  const { request, response, caller, log } = exchange;
  const repository = findRepository(world, git.nameWithOwner);
  const status = admission(repository, caller, git.isPush);
  if (repository === undefined || caller === undefined || status !== 200) {
    const headers = status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
    request.resume();
    log(status);
    response.writeHead(status, headers).end(gitMessages[status] ?? '');
    return;
  }
  const record = join(world.directory, `push-${randomUUID()}`);
  const child = spawnGit(
    ['http-backend'],
    backendEnvironment(world, { git, repository, request, caller, record }),
    world.signal,
  );
  const answered = await relayCgi(child, request, response);
  await refsChanged(world, repository, { changes: await receivedChanges(record), by: caller });
  log(answered);
  response.end();
}

const gitMessages: Readonly<Record<number, string>> = {
  401: 'Invalid username or token. Password authentication is not supported for Git operations.\n',
  403: 'Write access to repository not granted.\n',
  404: 'Repository not found.\n',
};

/** GitHub asks an anonymous git for credentials before it says that there is no such repository. */
function admission(repository: Repository | undefined, caller: Caller | undefined, isPush: boolean): number {
  if (caller === undefined) return 401;
  const need = { permission: 'contents', access: isPush ? 'write' : 'read' } as const;
  if (repository !== undefined && judge(caller, repository, need) === 'allowed') return 200;
  if (caller.kind === 'anonymous') return 401;
  return repository !== undefined && isVisible(caller, repository) ? 403 : 404;
}

function backendEnvironment(
  world: World,
  call: {
    readonly git: GitRequest;
    readonly repository: Repository;
    readonly request: IncomingMessage;
    readonly caller: Caller;
    readonly record: string;
  },
): Readonly<Record<string, string>> {
  const { method, headers } = call.request;
  const { 'content-type': type, 'content-length': length, 'content-encoding': encoding } = headers;
  const protocol = headers['git-protocol'];
  return {
    GIT_PROJECT_ROOT: repositoriesDirectory(world),
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${call.repository.nameWithOwner}.git${call.git.service}`,
    QUERY_STRING: call.git.query,
    REQUEST_METHOD: method ?? 'GET',
    REMOTE_USER: call.caller.actor,
    REMOTE_ADDR: '127.0.0.1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.hooksPath',
    GIT_CONFIG_VALUE_0: hooksDirectory(world),
    PUSH_RECORD: call.record,
    RULED_REFS: ruledRefs(call.repository, call.caller).join(' '),
    ...(type === undefined ? {} : { CONTENT_TYPE: type }),
    ...(length === undefined ? {} : { CONTENT_LENGTH: length }),
    ...(encoding === undefined ? {} : { HTTP_CONTENT_ENCODING: encoding }),
    ...(typeof protocol === 'string' ? { GIT_PROTOCOL: protocol } : {}),
  };
}

/** What the hook wrote down: nothing if nothing was pushed. */
async function receivedChanges(record: string): Promise<readonly RefChange[]> {
  const text = await readFile(record, 'utf8').catch(() => '');
  await rm(record, { force: true });
  return text.split('\n').flatMap((row) => {
    const [before, after, name] = row.split(' ');
    return before === undefined || after === undefined || name === undefined ? [] : [{ name, before, after }];
  });
}
