import { join } from 'node:path';

/** Keys alone, for the user `git` alone. @see https://man.openbsd.org/sshd_config */
export function serverConfig(folder: string, port: number): string {
  return [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${join(folder, 'host')}`,
    `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
    'PidFile none',
    // the folder for temporary files belongs to everybody
    'StrictModes no',
    'AllowUsers git',
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'UsePAM no',
    'AcceptEnv GIT_PROTOCOL',
    'LogLevel VERBOSE',
    '',
  ].join('\n');
}

/** The server needs a user of that name; it is root by a second one, who alone reads the repositories of tests that root runs. */
export const users = `git:x:0:0::/:/bin/sh
sshd:x:65533:65534::/run/sshd:/usr/sbin/nologin
nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin
`;

/** Starts the server where the machine's users and run-time files are not its own: the machine stays as it is. */
export function startScript(folder: string, server: string): string {
  return [
    'set -e',
    `mount --bind ${join(folder, 'passwd')} /etc/passwd`,
    'mount -t tmpfs tmpfs /run',
    'mkdir /run/sshd',
    `exec ${server} -D -e -f ${join(folder, 'config')}`,
    '',
  ].join('\n');
}
