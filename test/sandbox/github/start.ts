import { setMaxListeners } from 'node:events';
import { RunStore } from './actions/run-store.ts';
import { facade } from './facade.ts';
import { FaultList } from './faults/fault-list.ts';
import type { GitHub, GitHubOptions, RequestRecord } from './github.ts';
import { listen } from './http/listen.ts';
import { installReceiveHooks } from './http/receive-hook.ts';
import { createHandler } from './http/server.ts';
import { Apps } from './state/apps.ts';
import { Defects } from './state/defects.ts';
import { DeployKeys } from './state/deploy-keys.ts';
import { RateBudgets } from './state/rate-budgets.ts';
import { Tokens } from './state/tokens.ts';
import type { World } from './state/world.ts';
import { createStorage } from './storage.ts';

/** Listens on a free port of the loopback interface until it is disposed of. */
export async function startGitHub({ owner = 'acme', enterprise }: GitHubOptions = {}): Promise<GitHub> {
  await using cleanUp = new AsyncDisposableStack();
  const storage = cleanUp.use(await createStorage());
  await installReceiveHooks(storage);
  const processes = new AbortController();
  // Every git process listens, and there may be many at once.
  setMaxListeners(0, processes.signal);
  cleanUp.defer(() => processes.abort());
  const listening = await listen();
  cleanUp.defer(listening.close);
  const nextId = counter();
  const world: World = {
    url: listening.url,
    owner,
    enterprise,
    directory: storage.directory,
    signal: processes.signal,
    repositories: new Map(),
    teams: new Map(),
    tokens: new Tokens(),
    apps: new Apps(nextId),
    deployKeys: new DeployKeys(nextId),
    hostKeys: [],
    runs: new RunStore(nextId),
    budgets: new RateBudgets(),
    defects: new Defects(),
    nextId,
  };
  const requests: RequestRecord[] = [];
  const faults = new FaultList(world);
  listening.handle(createHandler({ world, faults, requests }));
  const stack = cleanUp.move();
  return { ...facade(world), faults, requests, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

function counter(): () => number {
  let last = 1000;
  return () => {
    last += 1;
    return last;
  };
}
