import type { OwnFolder } from './folders.ts';
import { requestOf } from './launcher.ts';

/** The part of webpack's stats that is read. @see https://webpack.js.org/api/stats/ */
export interface Stats {
  readonly chunks: readonly Chunk[];
}

interface Chunk {
  /** Loaded whatever is started. */
  readonly initial: boolean;
  readonly files: readonly string[];
  readonly modules: readonly Module[];
  /** Where it is asked for. */
  readonly origins: readonly { readonly moduleName: string; readonly request: string }[];
}

interface Module {
  readonly name: string;
  /** Those that were made one. */
  readonly modules?: readonly Module[];
}

/** What an action can load, of what all of them have in common. */
export interface Content {
  readonly files: readonly string[];
  /** Third-party packages, by the folder they are installed in. */
  readonly packages: readonly string[];
}

/** Which files and packages each action can come to load: what all begin with, its own part, what these ask for, and so on. */
export function contentsOf(stats: Stats, actions: readonly OwnFolder[]): Readonly<Record<string, Content>> {
  const parts = stats.chunks.map(partOf);
  const starts = new Set(actions.map(requestOf));
  return Object.fromEntries(
    actions.map((action) => {
      const { name } = action;
      const own = parts.filter(({ origins }) => origins.some(({ request }) => request === requestOf(action)));
      if (own.length === 0) throw new Error(`The bundle has no part that starts ${name}.`);
      const first = [...parts.filter(({ initial }) => initial), ...own];
      return [name, contentOf(reachable(parts, first, starts))];
    }),
  );
}

interface Part {
  readonly initial: boolean;
  readonly files: readonly string[];
  readonly modules: readonly string[];
  readonly origins: readonly { readonly from: string; readonly request: string }[];
}

function partOf({ initial, files, modules, origins }: Chunk): Part {
  return {
    initial,
    files,
    modules: namesOf(modules),
    origins: origins.map(({ moduleName, request }) => ({ from: plainName(moduleName), request })),
  };
}

function namesOf(modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ name, modules: inner = [] }) => [plainName(name), ...namesOf(inner)]);
}

/** Modules that were made one are named `first + 3 modules`. */
function plainName(name: string): string {
  return name.replace(/ \+ \d+ modules$/, '');
}

/** @param starts of all actions: only one of them is asked for in a run */
function reachable(parts: readonly Part[], first: readonly Part[], starts: ReadonlySet<string>): readonly Part[] {
  const found = new Set(first);
  // grows while it is walked: a set yields what is added meanwhile
  for (const { modules } of found) {
    const own = new Set(modules);
    const isAskedFor = ({ origins }: Part): boolean =>
      origins.some(({ from, request }) => own.has(from) && !starts.has(request));
    for (const part of parts.filter(isAskedFor)) found.add(part);
  }
  return [...found];
}

function contentOf(parts: readonly Part[]): Content {
  const packages = parts.flatMap(({ modules }) => modules.flatMap(packageOf));
  return {
    files: [...new Set(parts.flatMap(({ files }) => files))].sort(),
    packages: [...new Set(packages)].sort(),
  };
}

/** What the bundler puts in place of a package that is not installed is no package. */
function packageOf(module: string): readonly string[] {
  if (module.includes('/@@notfound.js')) return [];
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module) ?? [];
  return name === undefined ? [] : [name];
}
