import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literalDefaults } from '../sandbox/action-process.ts';
import { root } from './source-files.ts';

// What the runner starts of an action is a few lines, which must not let Node end well before the action has.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gitops-launchers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Environment = Readonly<Record<string, string>>;

function start(
  actions: string,
  name: string,
  { flags = [], environment = {} }: { readonly flags?: readonly string[]; readonly environment?: Environment } = {},
): Promise<{ readonly exitCode: number | null; readonly log: string }> {
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      [...flags, join(actions, name, 'dist/index.js')],
      { env: { PATH: process.env.PATH ?? '', ...environment } },
      (_error, stdout, stderr) => settle({ exitCode: child.exitCode, log: stdout + stderr }),
    );
  });
}

describe('the committed launchers', () => {
  it('fail a step whose action waits for what never comes', async () => {
    const inputs = { ...(await literalDefaults('dispatch-workflow')), ...given };
    const environment = Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    );
    const { exitCode, log } = await start(join(root, 'actions'), 'dispatch-workflow', {
      flags: ['--import', 'data:text/javascript,globalThis.fetch = () => new Promise(() => console.log("asked"))'],
      environment: { ...environment, GITHUB_API_URL: 'http://127.0.0.1:1' },
    });
    expect(log).toMatch(/^asked$/m);
    expect(exitCode).toBeGreaterThan(0);
  });

  it('fail a step whose action cannot be loaded, and say what is missing', async () => {
    const shared = join(root, 'actions/dist');
    await cp(join(root, 'actions/seal-secret'), join(folder, 'seal-secret'), { recursive: true });
    await cp(shared, join(folder, 'dist'), { recursive: true });
    const parts = (await readdir(shared)).filter((name) => /^\d+\.index\.js$/.test(name));
    await Promise.all(parts.map((name) => rm(join(folder, 'dist', name))));
    const { exitCode, log } = await start(folder, 'seal-secret');
    expect(exitCode).toBe(1);
    expect(log).toMatch(/Cannot find module .*\d\.index\.js/);
  });

  it('load no promises of file operations for an action that has nothing to do', async () => {
    const asked =
      'Object.defineProperty(process.getBuiltinModule("fs"), "promises", { get: () => console.log("asked") })';
    const { exitCode, log } = await start(join(root, 'actions'), 'seal-secret', {
      flags: ['--import', `data:text/javascript,${asked}`],
    });
    expect([exitCode, log]).toEqual([1, expect.stringContaining('INPUT_INVALID')]);
    expect(log).not.toContain('asked');
  });
});

const given: Environment = { repository: 'acme/deploy', workflow: 'deploy.yml', ref: 'main', token: 'ghs_of-the-job' };
