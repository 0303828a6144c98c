import { posix } from 'node:path';
import type { Instruction } from '../dockerfile/instruction.ts';
import { invalid } from '../dockerfile/refusal.ts';
import type { Context, ContextFile } from './context.ts';
import { globPattern, isGlob } from './glob.ts';

export interface Source {
  /** The name it was asked for by; a link that is asked for by name is followed. */
  readonly name: string;
  readonly file: ContextFile;
}

export interface SourceTree {
  /** Relative to the source; '' is the source itself. */
  readonly path: string;
  readonly file: ContextFile;
}

/**
 * The files that one source of COPY names. A pattern may match nothing, as with BuildKit; a plain name must exist.
 * Nothing outside of the context is looked at: neither `..` nor a symbolic link leads out of it.
 */
export async function findSources(
  pattern: string,
  context: Context,
  instruction: Instruction,
): Promise<readonly Source[]> {
  const path = posix.normalize(pattern.replace(/^\/+/, '')).replace(/\/$/, '');
  if (path === '..' || path.startsWith('../')) throw outOfContext(pattern, instruction);
  const names = await matchesOf(path === '.' ? '' : path, context, instruction);
  const sources: Source[] = [];
  for (const name of names) {
    const file = await follow(name, context, instruction);
    const isKept = file !== undefined && (!file.ignored || (await walk(file, context)).length > 0);
    if (isKept) sources.push({ name: posix.basename(name), file });
    else if (!isGlob(path)) throw notFound(pattern, context, instruction);
  }
  return sources;
}

/** A source and all that is below it, parents first; an ignored directory only for what is kept below it. */
export async function walk(file: ContextFile, context: Context, path = ''): Promise<readonly SourceTree[]> {
  if (file.kind !== 'directory') return [{ path, file }];
  const below: SourceTree[] = [];
  for (const name of await context.names(file.path)) {
    const child = await context.lookUp(posix.join(file.path, name));
    if (child !== undefined) below.push(...(await walk(child, context, posix.join(path, name))));
  }
  return file.ignored && below.length === 0 ? [] : [{ path, file }, ...below];
}

async function matchesOf(path: string, context: Context, instruction: Instruction): Promise<readonly string[]> {
  let found: readonly string[] = [''];
  for (const part of path.split('/')) {
    if (!isGlob(part)) {
      found = found.map((parent) => posix.join(parent, part)).map((name) => (name === '.' ? '' : name));
      continue;
    }
    const matches = globPattern(part);
    if (matches === undefined) throw invalid(instruction.at, `"${part}" is not a valid pattern`);
    const next: string[] = [];
    for (const parent of found) {
      const directory = await follow(parent, context, instruction);
      if (directory?.kind !== 'directory') continue;
      const names = await context.names(directory.path);
      next.push(...names.filter((name) => matches.test(name)).map((name) => posix.join(parent, name)));
    }
    found = next;
  }
  return found;
}

const longestLinkChain = 40;

async function follow(path: string, context: Context, instruction: Instruction): Promise<ContextFile | undefined> {
  let rest = path.split('/').filter((part) => part !== '');
  let real = await context.lookUp('');
  for (let links = 0; rest.length > 0 && real !== undefined; ) {
    const [part = '', ...after] = rest;
    rest = after;
    const next = await context.lookUp(posix.join(real.path, part));
    if (next?.kind !== 'symlink') {
      real = next;
      continue;
    }
    links += 1;
    const target = targetOf(next, context);
    if (target === undefined || links > longestLinkChain) throw linkOut(next, instruction);
    rest = [...target.split('/').filter((name) => name !== '' && name !== '.'), ...after];
    real = await context.lookUp('');
  }
  return real;
}

/** Where a link leads, from the context's root; `undefined` for out of it. */
function targetOf({ path, target }: ContextFile, { rooted }: Context): string | undefined {
  if (rooted) return posix.resolve('/', posix.dirname(path), target).slice(1);
  const resolved = posix.join(posix.dirname(path), target);
  return target.startsWith('/') || resolved === '..' || resolved.startsWith('../') ? undefined : resolved;
}

function outOfContext(pattern: string, { keyword, at }: Instruction): Error {
  return invalid(
    at,
    `${keyword} ${pattern} leads out of the build context`,
    'Widen `context`, or copy the file into it.',
  );
}

function linkOut({ path, target }: ContextFile, { keyword, at }: Instruction): Error {
  return invalid(
    at,
    `${keyword} ${path} is a symbolic link to ${target}, which does not stay in the build context`,
    'Links are not followed out of the context. Copy the file itself into it.',
  );
}

function notFound(pattern: string, { name }: Context, { keyword, at }: Instruction): Error {
  return invalid(
    at,
    `${keyword} ${pattern} names no file of ${name}`,
    'Check the path, `context` and .dockerignore. A file that a former step makes must be made before this one.',
  );
}
