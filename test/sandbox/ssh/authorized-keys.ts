import type { GitHub } from '../github/index.ts';

/**
 * A file of authorized keys in which each leads to its repository, and to fetching alone where it is registered as read-only. Nothing else
 * can be run by it.
 * @see https://man.openbsd.org/sshd#AUTHORIZED_KEYS_FILE_FORMAT
 */
export function authorizedKeys(github: GitHub, program: string): string {
  return github.sshAccess
    .keys()
    .map(({ repository, key, readOnly }) => {
      const command = [program, repository, github.repositoryPath(repository), readOnly ? 'read' : 'write'].join(' ');
      return `restrict,command="${command}" ${key}\n`;
    })
    .join('');
}

/** What runs for whoever comes in: the repository, its directory, and what the key may do; in the words of GitHub where it may not. */
export const gitProgram = `#!/bin/sh
set -eu
repository=$1 directory=$2 access=$3
asked=\${SSH_ORIGINAL_COMMAND:-}
service=\${asked%% *}
path=\${asked#* }
path=\${path#"'"}
path=\${path%"'"}
path=\${path#/}
path=\${path%.git}
refuse() { echo "ERROR: $1" >&2; exit 1; }
[ "$path" = "$repository" ] || refuse 'Repository not found.'
case "$service $access" in
  'git-upload-pack '*) exec git upload-pack "$directory" ;;
  'git-receive-pack write') exec git receive-pack "$directory" ;;
  'git-receive-pack read') refuse 'The key you are authenticating with has been marked as read only.' ;;
  *) refuse "unknown command $service" ;;
esac
`;
