// Builds the real tools that some suites need, and prints the environment to use: eval "$(npm run --silent setup)"
import { delimiter, dirname } from 'node:path';
import { build } from './build.ts';
import { tools } from './tools.ts';

const folders: string[] = [];
for (const tool of tools) {
  const { binary, fromCache } = await build(tool);
  console.error(`${tool.name}: ${fromCache ? 'in the cache' : 'built'}, ${binary}`);
  folders.push(dirname(binary));
}
console.log(`export PATH='${folders.join(delimiter)}'${delimiter}"$PATH"`);
