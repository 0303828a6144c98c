import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import type { ObjectContents } from './object-reader.ts';

/** In bytes, of all that is kept of one repository. */
const mostKept = 64_000_000;

/**
 * A repository's objects that have a file of their own (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects), read and
 * written without a process. None ever changes or goes away, so what was read once is kept. The files are small and the
 * system has them in memory: to wait for a thread would cost more than to read them at once.
 */
export class LooseObjects {
  readonly #directory: string;
  readonly #origin: LooseObjects | undefined;
  readonly #kept = new Map<string, ObjectContents>();
  #size = 0;

  /** @param origin those that the repository reads as well */
  constructor(directory: string, origin: LooseObjects | undefined) {
    this.#directory = join(directory, 'objects');
    this.#origin = origin;
  }

  /** Undefined of one that is not there, or is in a pack and was not kept. */
  get(oid: string): ObjectContents | undefined {
    const found = this.#kept.get(oid) ?? this.#origin?.get(oid);
    if (found !== undefined) return found;
    const read = this.#read(oid);
    if (read !== undefined) this.keep(read);
    return read;
  }

  /** As `git hash-object -w` does; returns the id. Whoever reads meanwhile sees all of it or nothing. */
  write(type: 'blob' | 'tree' | 'commit', content: Uint8Array): string {
    const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
    const oid = createHash('sha1').update(whole).digest('hex');
    if (this.get(oid) !== undefined) return oid;
    const file = this.#fileOf(oid);
    const temporary = join(this.#directory, `new-${randomUUID()}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, deflateSync(whole, { level: 1 }), { mode: 0o444 });
    renameSync(temporary, file);
    this.keep({ oid, type, size: content.length, content: Buffer.from(content) });
    return oid;
  }

  /** One that was read in another way. */
  keep(object: ObjectContents): void {
    if (this.#size > mostKept) {
      this.#kept.clear();
      this.#size = 0;
    }
    this.#kept.set(object.oid, object);
    this.#size += object.size;
  }

  #fileOf(oid: string): string {
    return join(this.#directory, oid.slice(0, 2), oid.slice(2));
  }

  #read(oid: string): ObjectContents | undefined {
    const packed = contentsIfAny(this.#fileOf(oid));
    if (packed === undefined) return undefined;
    const whole = inflateSync(packed);
    const end = whole.indexOf(0);
    const [type = ''] = whole.toString('utf8', 0, end).split(' ');
    const content = whole.subarray(end + 1);
    return { oid, type, size: content.length, content };
  }
}

/** Of a file that may not be there. */
export function contentsIfAny(file: string): Buffer | undefined {
  // To look first costs a fraction of a failure.
  if (!existsSync(file)) return undefined;
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && isAbsence(error.code)) return undefined;
    throw error;
  }
}

/** No such file, a file where a folder was looked for, or the reverse. */
export function isAbsence(code: unknown): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
