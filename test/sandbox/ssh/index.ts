import { execFile } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Processes } from '../agents/processes.ts';
import { freePorts } from '../cluster/ports.ts';
import type { GitHub } from '../github/index.ts';
import { sshServer } from '../parts.ts';
import { authorizedKeys, gitProgram } from './authorized-keys.ts';
import { serverConfig, startScript, users } from './server-files.ts';

/** Git over SSH for the repositories of a local GitHub, by a real OpenSSH server on the loopback interface. */
export interface SshServer extends AsyncDisposable {
  /** `ssh://git@127.0.0.1:PORT`; repositories follow as `/owner/name`. */
  readonly url: string;
  /** A line of known_hosts. */
  readonly knownHosts: string;
  /** The server's own words, such as who came in by which key. */
  logs(): string;
}

/** It lets in by the deploy keys of the local GitHub, from the moment on when they are registered. */
export async function startSshServer(github: GitHub): Promise<SshServer> {
  const [port = 0] = await freePorts(1);
  let hostKey = '';
  const server = await Processes.start('ssh', async (processes) => {
    const file = (name: string): string => join(processes.folder, name);
    await promisify(execFile)('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file('host')]);
    hostKey = (await readFile(file('host.pub'), 'utf8')).trim();
    await writeFile(file('git.sh'), gitProgram, { mode: 0o755 });
    await writeFile(file('passwd'), users);
    await writeFile(file('config'), serverConfig(processes.folder, port));
    await writeFile(file('start.sh'), startScript(processes.folder, sshServer().file));
    const refresh = (): void => {
      writeFileSync(file('keys.new'), authorizedKeys(github, file('git.sh')));
      renameSync(file('keys.new'), file('authorized_keys'));
    };
    refresh();
    processes.onStop(github.sshAccess.onChange(refresh));
    const args = ['--mount', '--propagation', 'private', 'sh', file('start.sh')];
    processes.run('sshd', { program: 'unshare', args });
    await processes.listening(port);
  });
  github.sshAccess.announce([hostKey]);
  return {
    url: `ssh://git@127.0.0.1:${port}`,
    knownHosts: `[127.0.0.1]:${port} ${hostKey}`,
    logs: () => server.logs(),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
