import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getOctokit } from '@actions/github';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployKeyOf } from '#agent';
import { type GitHub, startGitHub } from '../github/index.ts';
import { requirePart, sshServer } from '../parts.ts';
import { type SshServer, startSshServer } from './index.ts';

describe.skipIf(!requirePart(sshServer()))('git over SSH', () => {
  let github: GitHub;
  let ssh: SshServer;
  let folder: string;
  const names = ['own', 'other'] as const;
  const keys = { reader: deployKeyOf(Buffer.alloc(32, 1)), writer: deployKeyOf(Buffer.alloc(32, 2)) };
  const ids: Record<string, number> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'git-ssh-'));
    github = await startGitHub();
    for (const name of names) await github.createRepository(`acme/${name}`, { 'file.txt': name });
    ssh = await startSshServer(github);
    const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': { administration: 'write' } } });
    const { repos } = getOctokit(token, { baseUrl: github.apiUrl }).rest;
    for (const [name, { publicKey, openssh }] of Object.entries(keys)) {
      const read_only = name === 'reader';
      const { data } = await repos.createDeployKey({ owner: 'acme', repo: 'own', key: publicKey, read_only });
      ids[name] = data.id;
      await writeFile(join(folder, name), openssh.reveal(), { mode: 0o600 });
    }
    await writeFile(join(folder, 'known_hosts'), `${ssh.knownHosts}\n`);
    await promisify(execFile)('git', ['init', '-q', join(folder, 'work')]);
  });
  afterAll(async () => {
    await ssh[Symbol.asyncDispose]();
    await github[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  /** What git prints, be it a refusal. */
  async function git(key: keyof typeof keys, args: readonly string[], hosts = join(folder, 'known_hosts')) {
    const options = ['-F', '/dev/null', '-o', 'StrictHostKeyChecking=yes', '-o', `UserKnownHostsFile=${hosts}`];
    const identity = ['-o', 'IdentitiesOnly=yes', '-i', join(folder, key)];
    const env = { ...process.env, GIT_SSH_COMMAND: ['ssh', ...options, ...identity].join(' ') };
    const run = promisify(execFile)('git', ['-C', join(folder, 'work'), ...args], { env });
    return run.then(
      ({ stdout }) => stdout,
      ({ stderr }) => `refused: ${stderr}`,
    );
  }

  it('lets a registered key fetch its own repository, with or without .git, and no other', async () => {
    const head = await github.resolveRef('acme/own', 'main');
    for (const path of ['/acme/own', '/acme/own.git'])
      expect(await git('reader', ['ls-remote', `${ssh.url}${path}`, 'refs/heads/main'])).toContain(head);
    expect(await git('reader', ['ls-remote', `${ssh.url}/acme/other`])).toMatch(/refused: ERROR: Repository not found/);
    expect(ssh.logs()).toContain('Accepted publickey for git');
  });

  it('lets only a key push that is registered to write', async () => {
    expect(await git('writer', ['fetch', '-q', `${ssh.url}/acme/own`, 'main'])).toBe('');
    const push = ['push', '-q', `${ssh.url}/acme/own`, 'FETCH_HEAD:refs/heads/pushed'];
    expect(await git('reader', push)).toContain('has been marked as read only');
    expect(await git('writer', push)).toBe('');
    expect(await github.resolveRef('acme/own', 'pushed')).toBe(await github.resolveRef('acme/own', 'main'));
  });

  it('is refused by a client that knows another host, and refuses a key that was deleted', async () => {
    const wrong = join(folder, 'wrong_hosts');
    const host = ssh.knownHosts.split(' ')[0] ?? '';
    await writeFile(wrong, `${host} ${keys.reader.publicKey}\n`);
    expect(await git('reader', ['ls-remote', `${ssh.url}/acme/own`], wrong)).toContain('Host key verification failed');
    const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': { administration: 'write' } } });
    const { repos } = getOctokit(token, { baseUrl: github.apiUrl }).rest;
    await repos.deleteDeployKey({ owner: 'acme', repo: 'own', key_id: ids.reader ?? 0 });
    expect(await git('reader', ['ls-remote', `${ssh.url}/acme/own`])).toContain('Permission denied (publickey)');
  });
});
