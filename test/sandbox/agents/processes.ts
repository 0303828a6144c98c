import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Daemon, type DaemonOptions } from '../cluster/daemon.ts';

/** An agent's programs, run beside the cluster: the cluster's own pods only pretend to run them. */
export interface Agent extends AsyncDisposable {
  /** What its programs have printed: the last lines of each, for whoever asks why something did not happen. */
  logs(): string;
  /** Stops its programs in the middle of whatever they do. */
  pause(): void;
  /** Lets them go on. */
  resume(): void;
}

/** Programs that share a folder and an end. */
export class Processes implements Agent {
  readonly folder: string;
  readonly #daemons = new Map<string, Daemon>();
  readonly #endings: (() => Promise<void>)[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Runs what starts them; when that fails, nothing is left of them. */
  static async start(name: string, start: (processes: Processes) => Promise<void>): Promise<Agent> {
    const processes = new Processes(await mkdtemp(join(tmpdir(), `sandbox-${name}-`)));
    try {
      await start(processes);
      return processes;
    } catch (error) {
      await processes[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Starts it, and again when it ends, as a node does: controllers give up where a kind that they manage is not served yet. */
  run(name: string, options: Omit<DaemonOptions, 'log' | 'keep'>): void {
    this.#daemons.set(name, new Daemon({ ...options, log: this.#logOf(name), keep: true }));
  }

  /** Is called before the folder goes. */
  onStop(ending: () => Promise<void>): void {
    this.#endings.push(ending);
  }

  /** Until somebody listens on the port. */
  async listening(port: number): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (!(await isOpen(port))) {
      if (Date.now() > deadline) throw new Error(`Nobody listens on port ${port}:\n${this.logs()}`);
      await sleep(20);
    }
  }

  logs(): string {
    return [...this.#daemons.keys()]
      .map((name) => `--- ${name}\n${readFileSync(this.#logOf(name), 'utf8').slice(-2_000)}`)
      .join('\n');
  }

  pause(): void {
    for (const daemon of this.#daemons.values()) daemon.signal('SIGSTOP');
  }

  resume(): void {
    for (const daemon of this.#daemons.values()) daemon.signal('SIGCONT');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#daemons.values()].map((daemon) => daemon.stop()));
    for (const ending of this.#endings) await ending();
    await rm(this.folder, { recursive: true, force: true });
  }

  #logOf(name: string): string {
    return join(this.folder, `${name}.log`);
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      settle(true);
    });
    socket.once('error', () => settle(false));
  });
}
