import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './source-files.ts';

// What each bundle may contain. A barrel that drags in more than its action needs shows here first.
// @actions/http-client and undici are those of packages/, which stand in for the packages of these names
const runner = ['@actions/core', '@actions/http-client'];
const processes = ['@actions/exec', '@actions/io'];
const octokit = [
  '@actions/github',
  'undici',
  '@octokit/auth-app',
  '@octokit/auth-oauth-app',
  '@octokit/auth-oauth-device',
  '@octokit/auth-oauth-user',
  '@octokit/auth-token',
  '@octokit/core',
  '@octokit/endpoint',
  '@octokit/graphql',
  '@octokit/oauth-methods',
  '@octokit/plugin-paginate-rest',
  '@octokit/plugin-rest-endpoint-methods',
  '@octokit/request',
  '@octokit/request-error',
  'before-after-hook',
  'content-type',
  'json-with-bigint',
  'toad-cache',
  'universal-github-app-jwt',
  'universal-user-agent',
];
const manifests = ['diff', 'fast-json-patch', 'js-yaml'];
const dockerfiles = ['dockerfile-ast', 'vscode-languageserver-textdocument', 'vscode-languageserver-types'];
const archives = [
  '@balena/dockerignore',
  'b4a',
  'events-universal',
  'fast-fifo',
  'streamx',
  'tar-stream',
  'text-decoder',
];

const allowed: Readonly<Record<string, readonly string[]>> = {
  'build-push': [...runner, ...processes, ...dockerfiles, ...archives, 'semver'],
  'create-pull-request': [...runner, ...processes, ...octokit, ...manifests, 'semver'],
  'dispatch-workflow': [...runner, ...octokit],
  'install-agent': [...runner, ...processes, ...octokit, ...manifests, 'semver'],
  'patch-manifests': [...runner, ...manifests, 'semver'],
  rollback: [...runner, ...processes, ...octokit, ...manifests, 'semver'],
  'wait-for-sync': [...runner, ...processes, ...octokit, 'js-yaml'],
};

/** licenses.txt names each package on a line of its own, before its license. */
function packagesIn(action: string): readonly string[] {
  const licenses = readFileSync(join(root, 'actions', action, 'dist/licenses.txt'), 'utf8');
  const known = new Set(Object.values(allowed).flat());
  const named = licenses
    .split('\n')
    .filter((line, index, lines) => isPackageLine(line, lines[index + 1]) || known.has(line));
  return [...new Set(named)].sort();
}

function isPackageLine(line: string, next: string | undefined): boolean {
  return (
    /^(@[a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*$/.test(line) &&
    /^(MIT|ISC|BSD|Apache|0BSD|Unlicense|\(|BlueOak)/.test(next ?? '')
  );
}

/** Words of undici, of the published @actions/http-client, and of a Kubernetes SDK. */
const heavyParts = ['llhttp', 'allowRedirectDowngrade', 'V1CustomResourceDefinition'];

/** `index.js`, and the parts that it loads when a run needs them. */
function isCode(name: string): boolean {
  return /^(\d+\.)?index\.js$/.test(name);
}

function codeOf(action: string): string {
  const folder = join(root, 'actions', action, 'dist');
  const parts = readdirSync(folder).filter(isCode);
  return parts.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
}

describe('committed bundles', () => {
  it('are one for each action, and no more', () => {
    expect(readdirSync(join(root, 'actions')).sort()).toEqual(Object.keys(allowed));
  });

  it.each(Object.keys(allowed))('%s contains the packages it needs and no other', (action) => {
    expect(packagesIn(action)).toEqual([...(allowed[action] ?? [])].sort());
  });

  it.each(Object.keys(allowed))('%s has no source map and names no path of the machine it was built on', (action) => {
    const folder = join(root, 'actions', action, 'dist');
    const others = readdirSync(folder).filter((name) => !isCode(name));
    expect(others.sort()).toEqual(['licenses.txt', 'package.json']);
    const code = codeOf(action);
    expect(code.length).toBeGreaterThan(100_000);
    expect(code.includes(root)).toBe(false);
  });

  it.each(Object.keys(allowed))('%s has no HTTP client of its own, which would be most of its start', (action) => {
    const code = codeOf(action);
    expect(heavyParts.filter((part) => code.includes(part))).toEqual([]);
  });
});
