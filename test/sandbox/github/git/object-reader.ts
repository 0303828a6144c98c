import type { ChildProcessWithoutNullStreams } from 'node:child_process';

export interface ObjectHead {
  readonly oid: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

export interface ObjectContents extends ObjectHead {
  readonly content: Buffer;
}

interface Waiting {
  readonly withContents: boolean;
  readonly resolve: (object: ObjectContents | undefined) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One `git cat-file --batch-command` for a repository's lifetime: a process for each object would cost most of the time
 * of a query that reads a folder. It answers in the order it was asked, and sees what is written meanwhile.
 */
export class ObjectReader {
  readonly #start: () => ChildProcessWithoutNullStreams;
  #child: ChildProcessWithoutNullStreams | undefined;
  #waiting: Waiting[] = [];
  #received = Buffer.alloc(0);

  constructor(start: () => ChildProcessWithoutNullStreams) {
    this.#start = start;
  }

  /** What a revision expression such as `main:apps/web` names; undefined if nothing. */
  async head(expression: string): Promise<ObjectHead | undefined> {
    return await this.#ask('info', expression);
  }

  async contents(expression: string): Promise<ObjectContents | undefined> {
    return await this.#ask('contents', expression);
  }

  /** Ends the process; another one starts when something is asked again. */
  close(): void {
    this.#child?.stdin.end();
    this.#child = undefined;
  }

  async #ask(command: 'info' | 'contents', expression: string): Promise<ObjectContents | undefined> {
    // A line is a command: nothing that holds a line break names an object.
    if (expression === '' || /[\n\0]/.test(expression)) return undefined;
    this.#child ??= this.#open();
    const { stdin } = this.#child;
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ withContents: command === 'contents', resolve, reject });
      stdin.write(`${command} ${expression}\n`);
    });
  }

  #open(): ChildProcessWithoutNullStreams {
    const child = this.#start();
    const fail = (error: Error): void => {
      for (const { reject } of this.#waiting) reject(error);
      this.#waiting = [];
      this.#received = Buffer.alloc(0);
      this.#child = undefined;
    };
    child.stdin.on('error', () => undefined);
    child.stderr.resume();
    child.stdout.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      while (this.#answerFirst());
    });
    return child.on('error', fail).on('close', () => fail(new Error('git cat-file has ended')));
  }

  /** Whether an answer was complete: `<oid> <type> <size>`, the contents if asked for, or a line that says there is none. */
  #answerFirst(): boolean {
    const [first] = this.#waiting;
    const end = this.#received.indexOf('\n');
    if (first === undefined || end < 0) return false;
    const match = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(this.#received.toString('utf8', 0, end));
    const [, oid = '', type = '', length = '0'] = match ?? [];
    const size = Number(length);
    const hasContents = match !== null && first.withContents;
    const next = hasContents ? end + 1 + size + 1 : end + 1;
    if (this.#received.length < next) return false;
    const content = hasContents ? Buffer.from(this.#received.subarray(end + 1, end + 1 + size)) : Buffer.alloc(0);
    this.#received = this.#received.subarray(next);
    this.#waiting.shift();
    first.resolve(match === null ? undefined : { oid, type, size, content });
    return true;
  }
}
