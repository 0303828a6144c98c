import { matchesGlob, posix } from 'node:path';
import { ActionError } from '#error';
import { closedFolders, type GitHub, type Inspection, maximumFiles } from '#github';

/** What globs stood for in a state of the base. */
export interface Listed {
  /** The trees that were listed, by the folder each stands at. */
  readonly trees: ReadonlyMap<string, string>;
  readonly files: readonly string[];
}

export function isGlob(path: string): boolean {
  return /[*?[\]{}]/.test(path);
}

/** The folder below which a glob can match; '.' is the root. */
export function folderOf(glob: string): string {
  const fixed = glob.slice(0, glob.search(/[*?[\]{}]/));
  return posix.dirname(`${fixed}x`);
}

/** Whether the base still has the trees that were listed. */
export function isCurrent({ trees }: Listed, seen: Inspection): boolean {
  return trees.size === seen.trees.size && [...trees].every(([folder, oid]) => seen.trees.get(folder) === oid);
}

/**
 * The files that globs stand for: one request for each folder that they begin with. `.git`, `.github` and `node_modules`
 * are never entered.
 * @throws ActionError FILE_NOT_FOUND for a glob that stands for nothing, LIMIT_EXCEEDED
 */
export async function listGlobs(
  globs: readonly string[],
  { trees }: Inspection,
  list: (tree: string) => ReturnType<GitHub['listFiles']>,
): Promise<Listed> {
  const below = new Map<string, readonly string[]>();
  for (const [folder, oid] of trees) {
    const paths = await list(oid);
    below.set(folder, folder === '.' ? paths : paths.map((path) => `${folder}/${path}`));
  }
  const found = globs.flatMap((glob) => {
    const files = below.get(folderOf(glob))?.filter((path) => isOpen(path) && matchesGlob(path, glob)) ?? [];
    return files.length > 0 ? files : nothing(glob);
  });
  const files = [...new Set(found)];
  if (files.length <= maximumFiles) return { trees, files };
  throw new ActionError(
    'LIMIT_EXCEEDED',
    `Reading "${globs.join('", "')}" failed: they stand for ${files.length} files.`,
    {
      hint: `Narrow the globs in \`path\`: at most ${maximumFiles} files are read.`,
    },
  );
}

function isOpen(path: string): boolean {
  return !path.split('/').some((part) => closedFolders.has(part));
}

function nothing(glob: string): never {
  throw new ActionError('FILE_NOT_FOUND', `Reading "${glob}" failed: no file of the base matches it.`, {
    hint: 'Check the pattern; `**` stands for any folders, and upper case matters.',
  });
}
