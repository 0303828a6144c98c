import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LooseObjects } from './loose-objects.ts';
import type { ObjectContents, ObjectHead, ObjectReader } from './object-reader.ts';
import { headOf, refIn } from './ref-files.ts';
import { isRefName } from './ref-name.ts';
import { rowsOf } from './tree-object.ts';

/** An object has no file of its own and was not read before, or is of another type than what was looked for. */
export class NotAtHand extends Error {
  override readonly name = 'NotAtHand';
  readonly oid: string;

  constructor(oid: string) {
    super(`${oid} is not at hand`);
    this.oid = oid;
  }
}

/** What of it can be told from the objects themselves: where it is `unknown`, git knows. */
type Look = ObjectContents | 'nothing' | 'unknown';

/** `<name>`, `<name>^{commit}`, `<name>^{tree}`, `<name>:<path>`. https://git-scm.com/docs/gitrevisions */
const form = /^([^\s~^:@?*[\\]+)(?:\^\{(commit|tree)\})?(?::(.*))?$/s;

/** Where a name that is not full is looked for, in turn; nothing here ever has remotes. */
const prefixes = ['refs/', 'refs/tags/', 'refs/heads/'] as const;

/** Git has it everywhere, without a file. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** To fetch more than these for one answer would take longer than to let git answer. */
const mostFetched = 32;

/** A repository's objects: from their own files where they have some, by git where they are packed or the question is a rare one. */
export class ObjectStore {
  readonly loose: LooseObjects;
  readonly #directory: string;
  readonly #git: ObjectReader;
  readonly #origin: ObjectStore | undefined;

  constructor(directory: string, git: ObjectReader, origin: ObjectStore | undefined) {
    this.loose = new LooseObjects(directory, origin?.loose);
    this.#directory = directory;
    this.#git = git;
    this.#origin = origin;
  }

  /** What a revision expression such as `main:apps/web` names; undefined if nothing. */
  async head(expression: string): Promise<ObjectHead | undefined> {
    const seen = await this.tell(() => this.#look(expression));
    if (seen === undefined || seen === 'unknown') return await this.#git.head(expression);
    return seen === 'nothing' ? undefined : seen;
  }

  async contents(expression: string): Promise<ObjectContents | undefined> {
    const seen = await this.tell(() => this.#look(expression));
    if (seen === undefined || seen === 'unknown') return await this.#git.contents(expression);
    return seen === 'nothing' ? undefined : seen;
  }

  /** @throws NotAtHand */
  at(oid: string): ObjectContents {
    const object = this.loose.get(oid);
    if (object === undefined) throw new NotAtHand(oid);
    return object;
  }

  /** What follows from objects: those that are not at hand are fetched. Undefined where that says so, or fetching did not help. */
  async tell<T>(from: () => T | undefined): Promise<T | undefined> {
    for (let fetched = 0; fetched < mostFetched; fetched++) {
      try {
        return from();
      } catch (error) {
        if (!(error instanceof NotAtHand)) throw error;
        const object = await this.#git.contents(error.oid);
        if (object === undefined || this.loose.get(error.oid) !== undefined) return undefined;
        this.loose.keep(object);
      }
    }
    return undefined;
  }

  /** Ends the process; another one starts when something is asked again. */
  close(): void {
    this.#git.close();
  }

  /** Whether what has no file of its own may be there nevertheless: in a pack, or in a repository not known here. */
  get hasMore(): boolean {
    const objects = join(this.#directory, 'objects');
    const packs = join(objects, 'pack');
    if (existsSync(packs) && readdirSync(packs).length > 0) return true;
    return this.#origin?.hasMore ?? existsSync(join(objects, 'info', 'alternates'));
  }

  #look(expression: string): Look {
    const [, name = '', type, path] = form.exec(expression) ?? [];
    if (name === '' || (type === 'commit' && path !== undefined)) return 'unknown';
    const oid = this.#named(name);
    if (oid === 'nothing' || oid === 'unknown') return oid;
    const top = this.#peeled(oid, path === undefined ? type : 'tree');
    return path === undefined || typeof top === 'string' ? top : this.#below(top, path);
  }

  /** A full id is that, whatever refs there are; of short names a tag comes before a branch. */
  #named(name: string): string {
    if (/^[0-9a-f]{40}$/.test(name)) return name;
    if (name === 'HEAD') return this.#named(headOf(this.#directory));
    // `FETCH_HEAD` and its like, parts of an id, and what `git describe` says.
    if (/^[A-Z_]+$|^[0-9a-f]+$|-g[0-9a-f]+$/.test(name) || !isRefName(`refs/${name}`)) return 'unknown';
    for (const prefix of name.startsWith('refs/') ? [''] : prefixes) {
      const ref = refIn(this.#directory, `${prefix}${name}`);
      if (ref !== undefined) return ref.oid ?? 'unknown';
    }
    return 'nothing';
  }

  #object(oid: string): Look {
    const object = this.loose.get(oid);
    if (object !== undefined) return object;
    if (oid === emptyTree || this.hasMore) throw new NotAtHand(oid);
    return 'nothing';
  }

  #peeled(oid: string, type: string | undefined): Look {
    const object = this.#object(oid);
    if (typeof object === 'string' || type === undefined || object.type === type) return object;
    const [, next] = /^(?:object|tree) ([0-9a-f]{40})\n/.exec(object.content.toString('latin1', 0, 64)) ?? [];
    const leadsOn = object.type === 'tag' || (object.type === 'commit' && type === 'tree');
    return leadsOn && next !== undefined ? this.#peeled(next, type) : 'unknown';
  }

  #below(tree: ObjectContents, path: string): Look {
    if (path === '') return tree;
    let object: ObjectContents = tree;
    for (const name of path.split('/')) {
      if (name === '' || name === '.' || name === '..') return 'unknown';
      const row = object.type === 'tree' ? rowsOf(object).get(name) : undefined;
      const next = row === undefined ? 'nothing' : this.#object(row.oid);
      if (typeof next === 'string') return next;
      object = next;
    }
    return object;
  }
}
