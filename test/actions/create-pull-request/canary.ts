import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';

/** Places in which a secret was looked for. */
export interface Searched {
  readonly texts: number;
  readonly files: number;
  readonly processes: number;
  readonly objects: number;
}

/** Looks for a secret wherever a run can leave it; each look fails the test where it is found. */
export class Canary {
  readonly #secret: Buffer;
  #searched: Searched = { texts: 0, files: 0, processes: 0, objects: 0 };

  constructor(secret: string) {
    this.#secret = Buffer.from(secret);
  }

  get searched(): Searched {
    return this.#searched;
  }

  text(what: string, text: string | Buffer): void {
    this.#look('texts', what, Buffer.from(text));
  }

  /** Every file below a directory, `.git` and all. */
  async files(directory: string): Promise<void> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) {
      const file = join(entry.parentPath, entry.name);
      this.#look('files', file, await readFile(file));
    }
  }

  /** The command line of a process, which every user of a machine can read, and all of its children, environments included. */
  async process(pid: number): Promise<void> {
    this.#look('processes', `the command line of ${pid}`, await read(`/proc/${pid}/cmdline`));
    for (const child of await childrenOf(pid)) {
      this.#look('processes', `a child's environment`, await read(`/proc/${child}/environ`));
      await this.process(child);
    }
  }

  /** The command lines of a process and all of its children. */
  async commandLines(pid: number): Promise<void> {
    this.#look('processes', `the command line of ${pid}`, await read(`/proc/${pid}/cmdline`));
    for (const child of await childrenOf(pid)) await this.commandLines(child);
  }

  /** Every object of a repository, in the clear. */
  async objects(repository: string): Promise<void> {
    const { stdout } = await promisify(execFile)(
      'git',
      ['-C', repository, 'cat-file', '--batch-all-objects', '--batch'],
      { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
    );
    this.#look('objects', `the objects of ${repository}`, stdout);
  }

  #look(place: keyof Searched, what: string, content: Buffer): void {
    this.#searched = { ...this.#searched, [place]: this.#searched[place] + 1 };
    expect(content.includes(this.#secret), `the token stands in ${what}`).toBe(false);
  }
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(threads.map((thread) => read(`/proc/${pid}/task/${thread}/children`)));
  return lists.join(' ').split(' ').filter(Boolean).map(Number);
}

/** What has ended has nothing to show. */
async function read(file: string): Promise<Buffer> {
  return await readFile(file).catch(() => Buffer.alloc(0));
}
