import { resolve } from 'node:path';
import { type GitHub, startGitHub } from './github/index.ts';
import { type SandboxRegistry, startRegistry } from './registry/index.ts';
import { createRunner, type RunnerOptions } from './runner/index.ts';
import { publishToolkit } from './toolkit.ts';

/** A whole GitHub on this machine: server, runner and registry, with this repository published there as `v1`. */
export interface Sandbox extends AsyncDisposable {
  readonly owner: string;
  readonly github: GitHub;
  readonly registry: SandboxRegistry;
  /** PEM: of the key that signs attestations. */
  readonly publicKey: string;
}

export interface SandboxOptions {
  readonly owner?: string;
  readonly runner?: RunnerOptions;
  readonly registry?: Parameters<typeof startRegistry>[0];
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { owner = 'acme' } = options;
  await using parts = new AsyncDisposableStack();
  const registry = parts.use(await startRegistry(options.registry));
  const github = parts.use(await startGitHub({ owner }));
  const runner = parts.use(createRunner(github, options.runner));
  github.useEngine(runner);
  await publishToolkit(github, `${owner}/gitops-actions`, resolve(import.meta.dirname, '../..'));
  const all = parts.move();
  return { owner, github, registry, publicKey: runner.publicKey, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
