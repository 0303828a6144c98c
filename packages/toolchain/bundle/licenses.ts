import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the bundler is told to write: without a name for each part of a bundle, every part overwrites the one before. */
export const partLicenses = '[id].licenses.txt';

const isPart = (name: string): boolean => name.endsWith('.licenses.txt');

/** Makes one licenses.txt of those of a bundle's parts, each package once, in the order of their names. */
export async function gatherLicenses(folder: string): Promise<void> {
  const parts = (await readdir(folder)).filter(isPart).sort();
  const texts = await Promise.all(parts.map((name) => readFile(join(folder, name), 'utf8')));
  await writeFile(join(folder, 'licenses.txt'), `${mergeLicenses(texts).join('\n\n')}\n`);
  await Promise.all(parts.map((name) => rm(join(folder, name))));
}

/** A package is told by its name on a line, the name of its license on the next, and then that license. */
function mergeLicenses(texts: readonly string[]): readonly string[] {
  const packages = texts.flatMap((text) =>
    text.split(/\n(?=(?:@[a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*\n[A-Z0-9(][^\s]*\n)/),
  );
  return [...new Set(packages.map((each) => each.trim()))].filter((each) => each !== '').sort();
}
