import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { actionNames, bundle } from './bundle.ts';
import { differingFiles } from './compare.ts';

const root = resolve(import.meta.dirname, '../../..');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const committed = (action: string): string => `actions/${action}/dist`;
const rebuilt = (action: string): string => `build/dist-check/${action}`;

await bundle(root, values.check ? rebuilt : committed);

if (values.check) {
  for (const action of await actionNames(root)) {
    for (const file of await differingFiles(resolve(root, committed(action)), resolve(root, rebuilt(action)))) {
      console.error(`${committed(action)}/${file} is not what the sources give: run \`npm run build\`.`);
      process.exitCode = 1;
    }
  }
}
