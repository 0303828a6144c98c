export type FileKind = 'directory' | 'file' | 'symlink';

/** What a name stands for, beside its kind. */
export interface Details {
  /** Of a symbolic link; otherwise ''. */
  readonly target: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Where a file's content lies, absolute; '' where it was not kept. */
  readonly source: string;
}

export interface Node extends Details {
  readonly kind: FileKind;
  readonly children: Map<string, Node>;
}

const rootDirectory = { kind: 'directory', target: '', mode: 0o755, uid: 0, gid: 0, source: '' } as const;

const longestLinkChain = 40;

/**
 * The names in an image's file system, without contents. COPY needs them: a directory that exists keeps its mode and
 * owner, and a destination may lead through a symbolic link (`/var/run`), which a layer must not replace by a directory.
 * Paths have no leading slash; '' is the root.
 */
export class Rootfs {
  readonly #root: Node = { ...rootDirectory, children: new Map() };

  kindOf(path: string): FileKind | undefined {
    return this.#find(path)?.kind;
  }

  /** What is under this very name: a symbolic link is not followed. */
  lookUp(path: string): Node | undefined {
    return this.#find(path);
  }

  /** The path with every symbolic link followed, also the last one; parts that do not exist stay as they are. */
  resolve(path: string): string {
    let rest = partsOf(path);
    let real: string[] = [];
    for (let links = 0; rest.length > 0; ) {
      const [part = '', ...after] = rest;
      const node = this.#find([...real, part].join('/'));
      if (part === '..') real = real.slice(0, -1);
      else if (node?.kind !== 'symlink') real = [...real, part];
      rest = after;
      if (part === '..' || node?.kind !== 'symlink') continue;
      links += 1;
      if (links > longestLinkChain) return partsOf(path).join('/');
      if (node.target.startsWith('/')) real = [];
      rest = [...partsOf(node.target), ...after];
    }
    return real.join('/');
  }

  /** Adds a name, or replaces what it stood for. A directory keeps its content. */
  add(path: string, kind: FileKind, details: Partial<Details> = {}): void {
    const parts = partsOf(path);
    const name = parts.pop();
    if (name === undefined) return;
    const parent = this.#makeDirectories(parts);
    const before = parent.children.get(name);
    const children = kind === 'directory' && before?.kind === 'directory' ? before.children : new Map<string, Node>();
    parent.children.set(name, { ...rootDirectory, ...details, kind, children });
  }

  /** Removes a name and everything below it. */
  remove(path: string): void {
    const parts = partsOf(path);
    const name = parts.pop();
    if (name !== undefined) this.#find(parts.join('/'))?.children.delete(name);
  }

  /** Removes everything below a directory, not itself. */
  empty(path: string): void {
    this.#find(path)?.children.clear();
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const part of partsOf(path)) node = node?.children.get(part);
    return node;
  }

  #makeDirectories(parts: readonly string[]): Node {
    let node = this.#root;
    for (const part of parts) {
      const existing = node.children.get(part);
      const next: Node = existing?.kind === 'directory' ? existing : { ...rootDirectory, children: new Map() };
      node.children.set(part, next);
      node = next;
    }
    return node;
  }
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
