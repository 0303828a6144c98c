import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownActions, publicActions, root } from './source-files.ts';

// What each bundle may contain. A barrel that drags in more than its action needs shows here first.
// Packages of this repository that stand in for published ones (@actions/http-client, @actions/exec, undici …) are not counted.
const runner = ['@actions/core'];
const processes = ['actions-exec', '@actions/io'];
const octokit = [
  '@actions/github',
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
/** What signs in as an App is not needed where a token is always given. */
const byToken = octokit.filter((name) => !/auth-app|oauth|toad-cache|app-jwt/.test(name));
const manifests = ['diff', 'fast-json-patch', 'js-yaml'];
const dockerfiles = ['dockerfile-ast', 'vscode-languageserver-textdocument'];
const archives = [
  '@balena/dockerignore',
  'b4a',
  'events-universal',
  'fast-fifo',
  'streamx',
  'tar-stream',
  'text-decoder',
];

const sigstore = [
  '@gar/promise-retry',
  '@sigstore/bundle',
  '@sigstore/core',
  '@sigstore/protobuf-specs',
  '@sigstore/tuf',
  '@sigstore/verify',
  '@tufjs/canonical-json',
  '@tufjs/models',
  'balanced-match',
  'brace-expansion',
  'debug',
  'minimatch',
  'ms',
  'tuf-js',
];

const allowed: Readonly<Record<string, readonly string[]>> = {
  audit: [...runner, ...octokit, ...sigstore, 'js-yaml', 'semver'],
  'backup-environment': [...runner, ...processes, ...octokit, 'js-yaml', 'semver'],
  'build-push': [...runner, ...processes, ...dockerfiles, ...archives, 'semver'],
  'check-environment': [...runner, ...byToken, 'js-yaml', 'semver'],
  'create-pull-request': [...runner, ...processes, ...octokit, ...manifests, 'semver'],
  'detect-drift': [...runner, ...processes, ...octokit, 'js-yaml', 'semver'],
  'dispatch-workflow': [...runner, ...octokit],
  'install-agent': [...runner, ...processes, ...octokit, ...manifests, 'semver'],
  'patch-manifests': [...runner, ...manifests, 'semver'],
  promote: [...runner, ...octokit, ...manifests, ...sigstore, 'semver'],
  release: [...runner, ...processes, ...byToken, 'semver'],
  rollback: [...runner, ...processes, ...octokit, ...manifests, 'semver'],
  'seal-secret': [...runner],
  'wait-for-sync': [...runner, ...processes, ...octokit, 'js-yaml', 'semver'],
};

const shared = join(root, 'actions/dist');

interface Content {
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

function readContents(): Readonly<Record<string, Content>> {
  return JSON.parse(readFileSync(join(shared, 'contents.json'), 'utf8'));
}

const contents = readContents();

/** licenses.txt names each package on a line of its own, before its license. */
function licensedPackages(): readonly string[] {
  const lines = readFileSync(join(shared, 'licenses.txt'), 'utf8').split('\n');
  return lines.filter((line, index) => isPackageLine(line, lines[index + 1]));
}

function isPackageLine(line: string, next: string | undefined): boolean {
  return (
    /^(@[a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*$/.test(line) &&
    /^(MIT|ISC|BSD|Apache|0BSD|Unlicense|\(|BlueOak)/.test(next ?? '')
  );
}

/** Words of undici, of the published @actions/http-client and vscode-languageserver-types, and of a Kubernetes SDK. */
const heavyParts = ['llhttp', 'allowRedirectDowngrade', 'SemanticTokenModifiers', 'V1CustomResourceDefinition'];

/** `index.js`, and the parts that it loads when a run needs them. */
function isCode(name: string): boolean {
  return /^(\d+\.)?index\.js$/.test(name);
}

describe('committed bundles', () => {
  const code = readdirSync(shared).filter(isCode);
  const text = code.map((name) => readFileSync(join(shared, name), 'utf8')).join('');

  it('are one for all actions, with a file for each that starts it', () => {
    const folders = {
      ...Object.fromEntries(publicActions().map((name) => [name, join(root, 'actions', name, 'dist')])),
      ...Object.fromEntries(ownActions().map((name) => [name, join(root, '.github/actions', name, 'dist')])),
    };
    expect(Object.keys(folders).sort()).toEqual(Object.keys(allowed).sort());
    expect(Object.keys(contents).sort()).toEqual(Object.keys(folders).sort());
    for (const [action, folder] of Object.entries(folders)) {
      expect(readdirSync(folder).sort()).toEqual(['index.js', 'package.json']);
      expect(readFileSync(join(folder, 'index.js'), 'utf8')).toContain(`start('${action}')`);
    }
  });

  it.each(Object.keys(allowed))('%s can load the packages it needs and no other', (action) => {
    expect(contents[action]?.packages).toEqual([...(allowed[action] ?? [])].sort());
  });

  it('hold no part that no action loads', () => {
    const loaded = new Set(Object.values(contents).flatMap(({ files }) => files));
    expect(code.filter((name) => !loaded.has(name))).toEqual([]);
    expect([...loaded].filter((name) => !code.includes(name))).toEqual([]);
  });

  it('name the license of every package that they hold', () => {
    const packages = new Set(Object.values(contents).flatMap((content) => content.packages));
    // an alias of @actions/exec, which a package of this repository stands in for
    const published = [...packages].map((name) => (name === 'actions-exec' ? '@actions/exec' : name));
    expect(published.filter((name) => !licensedPackages().includes(name))).toEqual([]);
  });

  it('have no source map and name no path of the machine they were built on', () => {
    const others = readdirSync(shared).filter((name) => !isCode(name));
    expect(others.sort()).toEqual(['contents.json', 'licenses.txt', 'package.json']);
    expect(text.length).toBeGreaterThan(500_000);
    expect(text.includes(root)).toBe(false);
  });

  it('have no HTTP client of their own, which would be most of a start', () => {
    expect(heavyParts.filter((part) => text.includes(part))).toEqual([]);
  });
});
