import { execFile } from 'node:child_process';

export interface GitCall {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs git with no configuration but the repository's own; returns standard output as bytes. */
export function git(args: readonly string[], call: GitCall = {}): Promise<Buffer> {
  return new Promise((settle, fail) => {
    execFile(
      'git',
      args,
      { ...call, env: { ...gitEnvironment(), ...call.environment }, encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error === null) settle(stdout);
        else fail(new Error(`git ${args.join(' ')}: ${stderr.toString('utf8').trim() || error.message}`));
      },
    );
  });
}

function gitEnvironment(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}
