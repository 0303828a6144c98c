import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startGitHub } from '../index.ts';
import { clone } from '../testing/git-client.ts';
import { recordingEngine } from '../testing/recording-engine.ts';

test('servers stand beside each other on ports and directories of their own', async () => {
  await using one = await startGitHub();
  await using two = await startGitHub();
  await one.createRepository('acme/env', { file: 'one' });
  await two.createRepository('acme/env', { file: 'two' });
  expect(one.url).not.toBe(two.url);
  expect(one.repositoryPath('acme/env')).not.toBe(two.repositoryPath('acme/env'));
  const head = (await two.resolveRef('acme/env', 'main')) ?? '';
  expect(await two.readFile('acme/env', head, 'file')).toBe('two');
});

test('disposing of a server leaves no directory, no port and no process, even in the middle of requests', async () => {
  const github = await startGitHub();
  await github.createRepository('acme/env', { file: 'x' }, { private: false });
  const directory = github.repositoryPath('acme/env');
  const busy = Array.from({ length: 8 }, () =>
    fetch(`${github.apiUrl}/repos/acme/env/commits/main`).catch(() => undefined),
  );
  await github[Symbol.asyncDispose]();
  await Promise.all(busy);
  expect(existsSync(directory)).toBe(false);
  await expect(fetch(github.apiUrl)).rejects.toThrow();
});

test('repositories are created once, under a proper name, and found in any case', async () => {
  await using github = await startGitHub();
  await github.createRepository('Acme/Env', {});
  await expect(github.createRepository('acme/env', {})).rejects.toThrow('repository exists: acme/env');
  await expect(github.createRepository('acme/../env', {})).rejects.toThrow('not owner/name');
  expect(github.defaultBranch('acme/env')).toBe('main');
  expect(github.isPrivate('acme/env')).toBe(true);
  expect(() => github.isPrivate('acme/none')).toThrow('no repository acme/none');
});

test('secrets are kept for each repository, by their upper-case names', async () => {
  await using github = await startGitHub();
  await github.createRepository('acme/env', {});
  await github.createRepository('acme/app', {});
  github.setSecret('acme/env', 'token', 'hidden');
  expect(github.secrets('acme/env')).toEqual({ TOKEN: 'hidden' });
  expect(github.secrets('acme/app')).toEqual({});
});

test('a ref leads to its commit, a tag peeled, and a missing file or ref to nothing', async () => {
  await using github = await startGitHub();
  await github.createRepository('acme/env', { 'a b/c': 'text\n' });
  const head = (await github.resolveRef('acme/env', 'refs/heads/main')) ?? '';
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': { contents: 'write' } } });
  await using tree = await clone({ url: `${github.url}/acme/env.git`, token });
  await tree.git('tag', '--annotate', '--message', 'x', 'v1');
  await tree.git('push', '--quiet', 'origin', 'v1');
  expect(await github.resolveRef('acme/env', 'v1')).toBe(head);
  expect(await github.resolveRef('acme/env', head)).toBe(head);
  expect(await github.resolveRef('acme/env', 'none\nmain')).toBeUndefined();
  expect(await github.readFile('acme/env', head, 'a b/c')).toBe('text\n');
  expect(await github.readFile('acme/env', head, 'a b')).toBeUndefined();
});

test('a token is in no request record and in no defect', async () => {
  await using github = await startGitHub();
  await github.createRepository('acme/env', { '.github/workflows/x.yml': 'on: push' });
  github.useEngine(recordingEngine());
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': { contents: 'write' } } });
  await using tree = await clone({ url: `${github.url}/acme/env.git`, token });
  await tree.commit('Change', { file: 'x' });
  await tree.git('push', '--quiet', 'origin', 'main');
  await fetch(`${github.apiUrl}/unknown`, { headers: { authorization: `Bearer ${token}` } });
  await github.settled();
  expect(github.defects).toHaveLength(1);
  expect(github.requests.length).toBeGreaterThan(3);
  expect(JSON.stringify([github.requests, github.defects, github.runs('acme/env')])).not.toContain(token);
});
