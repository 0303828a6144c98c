// npm run screenshot: shows the top of the demo's page in the README. Run the demo before.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from '../sandbox/parts.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const picture = join(root, '.github/demo.png');
const { present, hint, file } = chromium();
if (!present) throw new Error(`Chromium is not on this machine; ${hint}`);

const profile = await mkdtemp(join(tmpdir(), 'gitops-screenshot-'));
try {
  // A browser as root has no sandbox; the page is our own and loads nothing.
  const browser = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`];
  const view = ['--hide-scrollbars', '--window-size=1180,1440', `--screenshot=${picture}`];
  await run(file, [...browser, ...view, pathToFileURL(join(root, 'build/demo/index.html')).href]);
} finally {
  await rm(profile, { recursive: true, force: true });
}
console.log(`${picture}: ${Math.ceil((await stat(picture)).size / 1000)} kB`);
