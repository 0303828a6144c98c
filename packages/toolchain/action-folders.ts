import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Actions for everybody. */
export const publicActions = 'actions';
/** Actions that only the workflows of this repository use. */
export const ownActions = '.github/actions';

/** The folders of the actions below a folder, relative to the root, sorted: `actions/build-push`. */
export async function actionFolders(root: string, parent: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, parent), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort().map((name) => `${parent}/${name}`);
}
