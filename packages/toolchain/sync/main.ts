import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type GeneratedFile, generate } from './generate.ts';

const root = resolve(import.meta.dirname, '../../..');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const { files, problems } = await generate(root);

const stale: GeneratedFile[] = [];
for (const file of files) {
  const present = await readFile(join(root, file.path), 'utf8').catch(() => undefined);
  if (present !== file.text) stale.push(file);
}

if (values.check) {
  for (const { path } of stale) console.error(`${path} is out of date: run \`npm run sync\`.`);
} else {
  for (const { path, text } of stale) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
for (const problem of problems) console.error(problem);
if (problems.length > 0 || (values.check && stale.length > 0)) process.exitCode = 1;
else console.log(`${files.length} generated files are in sync.`);
