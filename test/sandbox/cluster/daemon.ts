import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** A program that runs until it is stopped; what it prints is kept for whoever asks why it died. */
export class Daemon {
  readonly #child: ChildProcess;
  readonly #log: string;
  readonly #name: string;

  constructor(
    program: string,
    args: readonly string[],
    log: string,
    environment: Readonly<Record<string, string>> = {},
  ) {
    const output = openSync(log, 'a');
    this.#child = spawn(program, args, {
      stdio: ['ignore', output, output],
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...environment },
    });
    // without a listener a program that cannot be started would end the tests
    this.#child.once('error', () => undefined);
    closeSync(output);
    this.#log = log;
    this.#name = program;
  }

  /** @throws Error with the end of its log when it has ended by itself */
  mustRun(): void {
    if (this.#child.exitCode === null && this.#child.signalCode === null) return;
    throw new Error(`${this.#name} has ended:\n${readFileSync(this.#log, 'utf8').slice(-2_000)}`);
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((settle) => this.#child.once('exit', settle));
    this.#child.kill(signal);
    await ended;
  }
}
