import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface OwnFolder {
  readonly name: string;
  /** The folder of main.ts, relative to the root. */
  readonly source: string;
  /** The folder that the runner starts, relative to the root. */
  readonly dist: string;
}

/** Where actions and their bundles are. */
export interface Folders {
  /** What the public actions have in common. */
  readonly shared: string;
  readonly actions: readonly OwnFolder[];
  /** Actions that only this repository's own workflows use. */
  readonly own: readonly OwnFolder[];
}

export async function foldersOf(root: string): Promise<Folders> {
  const [actions, own] = await Promise.all([actionsIn(root, 'actions'), actionsIn(root, '.github/actions')]);
  return { shared: 'actions/dist', actions, own };
}

async function actionsIn(root: string, parent: string): Promise<readonly OwnFolder[]> {
  const entries = await readdir(join(root, parent)).catch(() => []);
  return entries
    .filter((name) => existsSync(join(root, parent, name, 'action.yml')))
    .sort()
    .map((name) => ({ name, source: `${parent}/${name}/src`, dist: `${parent}/${name}/dist` }));
}

/** Every folder that bundling writes. */
export function writtenFolders({ shared, actions, own }: Folders): readonly string[] {
  return [shared, ...actions.map(({ dist }) => dist), ...own.map(({ dist }) => dist)];
}
