import { ActionError } from '#error';

/** A child process ended with another exit code than 0. What it printed is kept, with secrets redacted. */
export class ExecError extends ActionError {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;

  constructor(
    command: string,
    result: { readonly exitCode: number; readonly stdout: string; readonly stderr: string },
  ) {
    const said = lastLines(result.stderr) || lastLines(result.stdout) || 'nothing';
    super('COMMAND_FAILED', `Running \`${command}\` failed with exit code ${result.exitCode}; it said: ${said}`);
    this.exitCode = result.exitCode;
    this.stdout = result.stdout;
    this.stderr = result.stderr;
  }
}

const shownLines = 5;

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-shownLines).join(' / ');
}
