import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

export interface DaemonOptions {
  readonly program: string;
  readonly args: readonly string[];
  /** What it prints is kept here for whoever asks why it died. */
  readonly log: string;
  /** Starts it again when it ends, as a node does: controllers give up when they lose the API server while they start. */
  readonly keep: boolean;
  /** Beside PATH and HOME. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A program that runs until it is stopped. */
export class Daemon {
  readonly #options: DaemonOptions;
  #child: ChildProcess;
  #isStopped = false;

  constructor(options: DaemonOptions) {
    this.#options = options;
    this.#child = this.#start();
  }

  /** @throws Error with the end of its log when it has ended by itself */
  mustRun(): void {
    const { program, log, keep } = this.#options;
    if (keep || this.#isRunning) return;
    throw new Error(`${program} has ended:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (!this.#isRunning) return;
    const ended = new Promise((settle) => this.#child.once('exit', settle));
    this.#child.kill('SIGKILL');
    await ended;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  get #isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  #start(): ChildProcess {
    const { program, args, log, keep, environment } = this.#options;
    const output = openSync(log, 'a');
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(program, args, { stdio: ['ignore', output, output], env: { PATH, HOME, ...environment } });
    closeSync(output);
    // without a listener a program that cannot be started would end the tests
    child.once('error', () => undefined);
    child.once('exit', () => {
      if (keep && !this.#isStopped) this.#child = this.#start();
    });
    return child;
  }
}
