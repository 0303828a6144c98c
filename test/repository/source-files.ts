import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** The names of the public actions. Beside their folders is what they have in common, bundled. */
export function publicActions(): readonly string[] {
  return readdirSync(join(root, 'actions')).filter((name) => existsSync(join(root, 'actions', name, 'action.yml')));
}

/** The names of the actions that only this repository's own workflows use. */
export function ownActions(): readonly string[] {
  return readdirSync(join(root, '.github/actions'));
}

export interface SourceFile {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
  /** What it imports, as written. */
  readonly imports: readonly string[];
}

/** The product's own TypeScript: actions and packages, without what is generated. */
export function sourceFiles(): readonly SourceFile[] {
  return ['.github/actions', 'actions', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/\/(dist|generated)\//.test(file))
      .map((file) => ({ path: relative(root, file), text: readFileSync(file, 'utf8') }))
      .map((file) => ({ ...file, imports: importsOf(file.text) })),
  );
}

function importsOf(text: string): readonly string[] {
  const statements = text.matchAll(
    /^(?:import|export)\b[^;(]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^'$]+)'\)/gm,
  );
  return [...statements].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}
