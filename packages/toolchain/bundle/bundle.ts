import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { actionFolders, ownActions, publicActions } from '../action-folders.ts';
import { gatherLicenses, partLicenses } from './licenses.ts';
import { minifyBundle } from './minify.ts';
import { runTool } from './run-tool.ts';

/** The folders of all that is bundled: the public actions, and this repository's own. */
export async function bundledFolders(root: string): Promise<readonly string[]> {
  return [...(await actionFolders(root, ownActions)), ...(await actionFolders(root, publicActions))];
}

/**
 * Compiles the sources and bundles every action.
 * The bundler gets JavaScript: its own TypeScript loader needs the compiler API that TypeScript 7 no longer has
 * (https://github.com/vercel/ncc/issues/1336). It is run from the root, on which the module ids in the bundle depend.
 * @param destination the folder of the bundle of an action's folder, both relative to the root
 */
export async function bundle(root: string, destination: (folder: string) => string): Promise<void> {
  await Promise.all(
    ['.github', 'actions', 'packages', 'test'].map((part) =>
      rm(join(root, 'build', part), { recursive: true, force: true }),
    ),
  );
  await must(runTool(root, ['node_modules/typescript/bin/tsc', '--noCheck']), 'compiling');
  for (const action of await bundledFolders(root)) {
    await rm(join(root, destination(action)), { recursive: true, force: true });
    const entry = `build/${action}/src/main.js`;
    const options = ['--out', destination(action), '--license', partLicenses, '--no-cache', '--quiet'];
    await must(
      runTool(root, ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', entry, ...options]),
      `bundling ${action}`,
    );
    await gatherLicenses(join(root, destination(action)));
    await minifyBundle(join(root, destination(action)));
  }
}

async function must(done: Promise<boolean>, what: string): Promise<void> {
  if (!(await done)) throw new Error(`${what} failed`);
}
