import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type HeadCommit, headCommit } from '#git';
import type { Content } from '#toolchain';

/** The files of the commit. */
export interface Checkout {
  readonly head: () => Promise<HeadCommit | undefined>;
  /** What runs where somebody uses the toolkit: each action, what all of them have in common, and the reusable workflows. */
  readonly contents: () => Promise<readonly Content[]>;
  readonly read: (path: string) => Promise<string | undefined>;
}

export function openCheckout(root: string, environment: Readonly<Record<string, string>>): Checkout {
  return {
    head: () => headCommit(root, environment),
    async contents() {
      const paths = [...(await actionFiles(root)), ...(await reusableWorkflows(root))].sort();
      return await Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(join(root, path)) })));
    },
    read: (path) => readFile(join(root, path), 'utf8').catch(() => undefined),
  };
}

async function actionFiles(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'actions'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => /^actions\/(dist\/.+|[^/]+\/(action\.yml|dist\/.+))$/.test(path));
}

/** Those with an underscore in front are the repository's own. */
async function reusableWorkflows(root: string): Promise<readonly string[]> {
  const names = await readdir(join(root, '.github/workflows'));
  return names.filter((name) => /^[^_].*\.yml$/.test(name)).map((name) => `.github/workflows/${name}`);
}
