import { matchesGlob } from './glob.ts';

/** Where GitHub looks for the file, the first one that is there counts. */
export const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

export interface Rule {
  readonly line: number;
  readonly glob: string;
  readonly owners: readonly string[];
}

const isOwner = /^(?:@[\w-]+(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+)$/;

/** @see https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners */
export function readCodeowners(text: string): readonly Rule[] {
  return text.split(/\r?\n/).flatMap((raw, index): readonly Rule[] => {
    const [glob = '', ...owners] = raw
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/(?<!\\)\s+/);
    // GitHub passes over a line that it cannot read
    if (glob === '' || /^!|\[/.test(glob) || !owners.every((owner) => isOwner.test(owner))) return [];
    return [{ line: index + 1, glob: glob.replaceAll('\\ ', ' '), owners }];
  });
}

/** The rule that decides about a path, the last one that matches; one without owners takes the path from everyone. */
export function ruleFor(path: string, rules: readonly Rule[]): Rule | undefined {
  return rules.findLast(({ glob }) => owns(glob, path));
}

/** As .gitignore, but `folder/*` stands for the files directly in it. */
function owns(written: string, path: string): boolean {
  const bare = written.replace(/^\//, '');
  const isAnchored = written.startsWith('/') || bare.replace(/\/$/, '').includes('/');
  const glob = isAnchored ? bare : `**/${bare}`;
  if (glob.endsWith('/')) return matchesGlob(`${glob}**`, path);
  const isDirect = glob.endsWith('/*') && isAnchored;
  return matchesGlob(glob, path) || (!isDirect && matchesGlob(`${glob}/**`, path));
}
