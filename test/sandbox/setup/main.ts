// Builds the real tools that some suites need, and prints the environment to use: eval "$(npm run --silent setup)"
import { delimiter, dirname } from 'node:path';
import { linkAssets } from './assets.ts';
import { build } from './build.ts';
import { tools } from './tools.ts';

const folders: string[] = [];
const binaries = new Map<string, string>();
for (const tool of tools) {
  const { binary, fromCache } = await build(tool);
  console.error(`${tool.name}: ${fromCache ? 'in the cache' : 'built'}, ${binary}`);
  folders.push(dirname(binary));
  binaries.set(tool.name, binary);
}
console.log(`export PATH='${folders.join(delimiter)}'${delimiter}"$PATH"`);
// What others set there, as setup-envtest does, stays; what it lacks is found in the cache.
if (!process.env.KUBEBUILDER_ASSETS) console.log(`export KUBEBUILDER_ASSETS='${await linkAssets(binaries)}'`);
