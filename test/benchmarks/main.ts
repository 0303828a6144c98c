// npm run bench -- <area>: measures ours and the peer in the same run, in turns; prints medians.
import { build } from './build.ts';
import { check } from './check.ts';
import { cluster } from './cluster.ts';
import { loop } from './loop.ts';
import { manifest } from './manifest.ts';
import { pullRequest } from './pull-request.ts';
import { type Figure, report } from './report.ts';
import { start } from './start.ts';

const areas: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  start,
  manifest,
  'pull-request': pullRequest,
  build,
  check,
  cluster,
  loop,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((area) => areas[area] === undefined);
if (unknown.length > 0) {
  console.error(`Unknown area ${unknown.join(', ')}: choose from ${Object.keys(areas).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const [area, measure] of Object.entries(areas)) {
    if (asked.length === 0 || asked.includes(area)) await report(area, await measure());
  }
}
