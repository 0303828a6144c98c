import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, bundledFolders } from './bundle.ts';
import { differingFiles } from './compare.ts';

const root = resolve(import.meta.dirname, '../../..');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const committed = (folder: string): string => `${folder}/dist`;
const rebuilt = (folder: string): string => `build/dist-check/${folder}`;

await bundle(root, values.check ? rebuilt : committed);

if (values.check) {
  for (const folder of await bundledFolders(root)) {
    for (const file of await differingFiles(resolve(root, committed(folder)), resolve(root, rebuilt(folder)))) {
      console.error(`${committed(folder)}/${file} is not what the sources give: run \`npm run build\`.`);
      process.exitCode = 1;
    }
  }
}
