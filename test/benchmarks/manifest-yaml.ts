// The peer of the manifest area: sets one image in every file of a folder with the `yaml` package.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

const [folder = '', version = ''] = process.argv.slice(2);
for (const name of readdirSync(folder)) {
  const file = join(folder, name);
  const document = parseDocument(readFileSync(file, 'utf8'));
  document.setIn(['spec', 'template', 'spec', 'containers', 0, 'image'], `ghcr.io/acme/shop:${version}`);
  writeFileSync(file, document.toString());
}
