import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from '../repository/source-files.ts';
import { scaled } from '../scale.ts';
import { missingForArrival } from './arrival.ts';

const run = promisify(execFile);
const page = join(root, 'build/demo/index.html');
const preloads = ['./packages/toolchain/require-node.mjs', './test/sandbox/json-imports.mjs'];
const script = ['--conditions=source', ...preloads.flatMap((file) => ['--import', file]), 'test/demo/main.ts'];

describe('npm run demo', () => {
  it('ends well, also twice at once, with a table and a page', { timeout: 180_000 }, async () => {
    await rm(page, { force: true });
    // without what the set-up command builds, as on a machine with git and Node.js alone
    const environments = [{ ...bare(), XDG_CACHE_HOME: join(root, 'node_modules'), KUBEBUILDER_ASSETS: '' }, bare()];
    const started = environments.slice(0, scaled(1, 2));
    const all = await Promise.all(started.map((env) => run(process.execPath, script, { cwd: root, env })));
    for (const { stdout } of all) {
      expect(stdout).toMatch(/v1\.0\.1, route direct +created +acme\/environment#1, merged +[\d.]+ s/);
      expect(stdout).toMatch(/v1\.0\.1 again +unchanged +–/);
      expect(stdout).toMatch(/v1\.0\.2, route dispatch +created +acme\/environment#2, merged/);
      // on a machine that is slow enough the soak is over before anybody asks
      expect(stdout).toMatch(/^promote\.yml +staging: (opened #2, waits for soak|merged #2) /m);
      expect(stdout).toMatch(/^promote\.yml +production: opened #3, waits for approvals /m);
      expect(stdout).toMatch(/^rhea approves #3 → promote\.yml +production: merged #3 /m);
      expect(stdout).toMatch(/^rhea takes production back → rollback\.yml +merged #4 /m);
      expect(stdout).toMatch(/^promote\.yml +production: waiting, held /m);
      expect(stdout).toMatch(/^staging +1\.0\.2 → 1\.0\.3 → 1\.0\.4$/m);
      expect(stdout).toMatch(/^production +1\.0\.2 → 1\.0\.3 → 1\.0\.2 → 1\.0\.4$/m);
      expect(stdout).toMatch(/^The audit tells of 10 changes, and finds nothing wrong\.$/m);
      expect(stdout).toMatch(/^envs\/dev\/web-secret\.yaml:6 +secrets: /m);
      expect(stdout).toMatch(/^envs\/dev\/web\.yaml:14 +pinned: .*latest/m);
      expect(stdout).toMatch(/^envs\/production\/shop\.yaml:14 +promotion-order: .*staging never had/m);
    }
    const needs = /needs Kubernetes and Flux, and these are not here:\n {2}\S/;
    const arrives = /^ready +pods +[\d.]+ s$/m;
    const isWhole = (await missingForArrival()).length === 0;
    const [without, asItIs] = all;
    expect(without?.stdout).toMatch(/\n {2}Kubernetes control plane: .*npm run/);
    if (asItIs !== undefined) {
      expect(asItIs.stdout).toMatch(isWhole ? arrives : needs);
      expect(asItIs.stdout.includes('acme/environment#3 opened: Drift in production')).toBe(isWhole);
    }
    const html = await readFile(page, 'utf8');
    expect(html.match(/class="job success"/g)?.length).toBeGreaterThanOrEqual(6);
    expect(html).toContain('class="added"');
    expect(html).toContain('Refused: 3 errors');
    expect(html.match(/class="lane"/g)).toHaveLength(3);
    expect(html).toMatch(/<td>soak<\/td><td>passed<\/td>/);
    expect(html).toMatch(/<td>approvals<\/td><td>waiting<\/td>/);
    expect(html).toMatch(/<td>approvals<\/td><td>passed<\/td>/);
    expect(html).toContain('Audit of acme/environments');
    expect(html).not.toMatch(/<script|<img|src=|https?:\/\/(?!127\.0\.0\.1)[^"]*\.(js|css|png)/);
  });
});

function bare(): Record<string, string> {
  const { PATH = '', HOME = '', XDG_CACHE_HOME, KUBEBUILDER_ASSETS, GITOPS_TEST_DATA } = process.env;
  const whereAssetsAre = { XDG_CACHE_HOME, KUBEBUILDER_ASSETS, GITOPS_TEST_DATA };
  return { PATH, HOME, ...JSON.parse(JSON.stringify(whereAssetsAre)) };
}
