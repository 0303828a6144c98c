import { exec } from 'actions-exec';
import { ActionError } from '#error';
import { redact, type Secret } from '#secret';
import { ExecError } from './exec-error.ts';

export interface ExecuteOptions {
  readonly cwd?: string;
  /** The child's whole environment; without it the child sees only PATH and HOME. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Written to the child's standard input. */
  readonly input?: string;
  /** Redacted in everything that the child prints. */
  readonly secrets?: readonly Secret[];
  /** Called with each line that the child prints on either stream, redacted. It is untrusted text. */
  readonly onLine?: (line: string) => void;
}

export interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command without a shell: every argument reaches the child as it is.
 * @param command a name on the PATH, or a path
 * @throws ExecError COMMAND_FAILED when the exit code is not 0, ActionError COMMAND_FAILED when the command cannot be started
 */
export async function execute(command: string, args: readonly string[], options: ExecuteOptions = {}): Promise<Output> {
  const secrets = options.secrets ?? [];
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const onLine = (line: string): void => options.onLine?.(redact(line, secrets));
  const exitCode = await exec(quoted(command), [...args], {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.input === undefined ? {} : { input: Buffer.from(options.input) }),
    env: { ...(options.environment ?? bareEnvironment()) },
    silent: true,
    ignoreReturnCode: true,
    listeners: {
      stdout: (data) => stdout.push(data),
      stderr: (data) => stderr.push(data),
      stdline: onLine,
      errline: onLine,
    },
  }).catch((cause: unknown) => {
    throw new ActionError('COMMAND_FAILED', `Starting \`${command}\` failed: ${messageOf(cause)}.`, {
      hint: `Install \`${command}\` on the runner, or choose an engine that is there.`,
    });
  });
  const output = { stdout: redact(textOf(stdout), secrets), stderr: redact(textOf(stderr), secrets) };
  if (exitCode !== 0) throw new ExecError(shown(command, args, secrets), { exitCode, ...output });
  return output;
}

/** @actions/exec splits its first argument as a shell would; quotes keep a path with spaces whole. */
function quoted(command: string): string {
  return `"${command.replace(/["\\]/g, '\\$&')}"`;
}

function bareEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME };
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}

function shown(command: string, args: readonly string[], secrets: readonly Secret[]): string {
  return redact([command, ...args.slice(0, 2)].join(' '), secrets);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
