import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEngine, RunReport } from '../runs.ts';
import type { Engine } from './engine.ts';
import { executeRun } from './execute.ts';
import type { RunHost, RunnerOptions } from './host.ts';
import { ConcurrencyGroups } from './jobs/concurrency.ts';
import { openRepositories } from './repositories.ts';
import { createSigner } from './signer.ts';
import { dispatchInputs } from './triggers/dispatch.ts';
import { triggers } from './triggers/triggers.ts';

/** Disposing ends the runs that are under way, with their processes, and removes its directories. */
export interface Runner extends RunEngine, AsyncDisposable {
  /** PEM: of the key that signs what `actions/attest` states. */
  readonly publicKey: string;
}

/**
 * Executes workflows on GitHub's own parser and expression engine. Actions run under this very Node.js, which must be 24,
 * the version that `using: node24` promises them.
 *
 * Refused by name, never skipped: containers and services, deployment environments, background steps, other runners than
 * Ubuntu's, Docker actions, actions of the workspace and of the world outside, path filters, `hashFiles()`, problem matchers.
 * Not there: configuration variables (`vars` is empty), artifacts, caches, OpenID Connect. Built in, pinned by a commit: actions/checkout and actions/attest.
 */
export function createRunner(host: RunHost, options: RunnerOptions = {}): Runner {
  const [major] = process.versions.node.split('.');
  if (major !== '24') throw new Error(`Actions run on Node.js 24; this is ${process.version}.`);
  const root = mkdtempSync(join(tmpdir(), 'sandbox-runner-'));
  const disposed = new AbortController();
  const repositories = openRepositories(host, join(root, 'actions'));
  const signer = createSigner();
  const engine: Engine = { host, options, repositories, signer, root, disposed: disposed.signal };
  const groups = new ConcurrencyGroups();
  const running = new Set<Promise<RunReport>>();
  return {
    publicKey: signer.publicKey,
    triggers,
    dispatchInputs,
    async execute(request) {
      const run = executeRun(engine, groups, request);
      running.add(run);
      try {
        return await run;
      } finally {
        running.delete(run);
      }
    },
    async [Symbol.asyncDispose]() {
      disposed.abort('the runner was disposed');
      await Promise.all(running);
      await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}
