import { resolve } from 'node:path';
import { runTool } from '../bundle/run-tool.ts';

const root = resolve(import.meta.dirname, '../../..');
const script = ['--conditions=source'];
const checks: Readonly<Record<string, readonly string[]>> = {
  'format and lint': ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  types: ['node_modules/typescript/bin/tsc', '--noEmit'],
  'unused code and dependencies': ['node_modules/knip/bin/knip.js', '--config', '.knip.json'],
  'generated files': [...script, 'packages/toolchain/sync/main.ts', '--check'],
  'committed bundles': [...script, 'packages/toolchain/bundle/main.ts', '--check'],
};

for (const [name, args] of Object.entries(checks)) {
  const clean = await runTool(root, args);
  console.log(`${clean ? 'ok    ' : 'FAILED'} ${name}`);
  if (!clean) process.exitCode = 1;
}
