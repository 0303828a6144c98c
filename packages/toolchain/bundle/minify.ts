import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minify } from 'rolldown/utils';

/**
 * Makes the code of a bundle small: what the runner downloads for each job, and what Node parses at each start. The
 * bundler's own way leaves out the parts that load later, and lets V8 parse every module twice: it takes away the
 * parentheses around functions that V8 reads as "called at once".
 */
export async function minifyBundle(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  for (const name of names) {
    const file = join(folder, name);
    const { code, errors } = await minify(name, await readFile(file, 'utf8'), {
      compress: { target: 'node24' },
      // the names of errors and of classes are shown to people
      mangle: { keepNames: { class: true, function: false } },
      // licenses.txt has them all
      codegen: { legalComments: 'none' },
    });
    if (errors.length > 0)
      throw new Error(`minifying ${file} failed: ${errors.map(({ message }) => message).join(' ')}`);
    await writeFile(file, `${code}\n`);
  }
}
