import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deferBuiltins } from './builtins.ts';
import { contentsOf } from './contents.ts';
import { type Folders, foldersOf } from './folders.ts';
import { entryFolder, entryOf, launcherOf } from './launcher.ts';
import { gatherLicenses, partLicenses } from './licenses.ts';
import { minifyBundle } from './minify.ts';
import { runTool } from './run-tool.ts';

/** Where a folder of the repository is to be written, relative to the root. */
export type Destination = (folder: string) => string;

/**
 * Compiles the sources and bundles the actions together, so that what they share is downloaded once. The repository's own
 * ones are among them: who downloads an action gets those, too.
 * The bundler gets JavaScript: its own TypeScript loader needs the compiler API that TypeScript 7 no longer has
 * (https://github.com/vercel/ncc/issues/1336). It is run from the root, on which the module ids in the bundle depend.
 * It gives CommonJS for an entry that no package.json calls a module of ECMAScript: Node loads the parts of that faster.
 */
export async function bundle(root: string, destination: Destination): Promise<Folders> {
  const compiled = ['.github', 'actions', 'packages', 'test'].map((part) => join(root, 'build', part));
  await Promise.all(compiled.map((folder) => rm(folder, { recursive: true, force: true })));
  await must(runTool(root, ['node_modules/typescript/bin/tsc', '--noCheck']), 'compiling');
  const folders = await foldersOf(root);
  await bundleTogether(root, folders, destination);
  return folders;
}

async function bundleTogether(
  root: string,
  { shared, actions, own }: Folders,
  destination: Destination,
): Promise<void> {
  const folder = join('build', entryFolder);
  const entry = join(folder, 'index.js');
  const all = [...actions, ...own];
  await writeFiles(join(root, folder), { 'index.js': entryOf(all), 'package.json': '{}\n' });
  const stats = 'build/bundle-stats.json';
  await bundleOne(root, entry, { out: destination(shared), stats });
  const contents = contentsOf(JSON.parse(await readFile(join(root, stats), 'utf8')), all);
  await writeFile(join(root, destination(shared), 'contents.json'), `${JSON.stringify(contents, undefined, 2)}\n`);
  await Promise.all(
    all.map((action) => {
      return writeFiles(join(root, destination(action.dist)), { 'index.js': launcherOf(action, shared), ...commonJs });
    }),
  );
}

/** The package.json of the root calls every file below it a module of ECMAScript. */
const commonJs = { 'package.json': '{ "type": "commonjs" }\n' };

interface Bundling {
  readonly out: string;
  /** Where to tell what is in it. */
  readonly stats?: string;
}

async function bundleOne(root: string, entry: string, { out, stats }: Bundling): Promise<void> {
  const folder = join(root, out);
  await rm(folder, { recursive: true, force: true });
  const told = stats === undefined ? [] : ['--stats-out', stats];
  const options = ['--out', out, '--license', partLicenses, '--no-cache', '--quiet', ...told];
  const ncc = ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', entry, ...options];
  await must(runTool(root, ncc), `bundling ${entry}`);
  await gatherLicenses(folder);
  await deferBuiltins(folder);
  await minifyBundle(folder);
  await writeFile(join(folder, 'package.json'), commonJs['package.json']);
}

/** Replaces what is in the folder. */
async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
}

async function must(done: Promise<boolean>, what: string): Promise<void> {
  if (!(await done)) throw new Error(`${what} failed`);
}
