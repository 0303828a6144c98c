import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.ts';
import { differingFiles } from './compare.ts';
import { writtenFolders } from './folders.ts';

const root = resolve(import.meta.dirname, '../../..');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const committed = (folder: string): string => folder;
const rebuilt = (folder: string): string => `build/dist-check/${folder}`;

const folders = await bundle(root, values.check ? rebuilt : committed);

if (values.check) {
  for (const folder of writtenFolders(folders)) {
    for (const file of await differingFiles(resolve(root, committed(folder)), resolve(root, rebuilt(folder)))) {
      console.error(`${folder}/${file} is not what the sources give: run \`npm run build\`.`);
      process.exitCode = 1;
    }
  }
}
