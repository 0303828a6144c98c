import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { OpenApi } from './openapi.ts';
import { tableOf } from './table.ts';

const root = resolve(import.meta.dirname, '../../..');
const path = 'packages/manifest/generated/merge-keys.ts';
const { positionals } = parseArgs({ allowPositionals: true });
const [source, version] = positionals;

if (source === undefined || version === undefined) {
  console.error(
    'Usage: node --conditions=source packages/toolchain/merge-keys/main.ts <OpenAPI document of Kubernetes> <its version>',
  );
  console.error('The document is api/openapi-spec/swagger.json of kubernetes/kubernetes.');
  process.exitCode = 1;
} else {
  const openApi: OpenApi = JSON.parse(await readFile(source, 'utf8'));
  const { kinds, definitions } = tableOf(openApi);
  await writeFile(
    join(root, path),
    `// Made by packages/toolchain/merge-keys/main.ts from the OpenAPI document of Kubernetes ${version} (Apache-2.0).

/** Kinds by group and version; \`Kind=Name\` has the fields of another name. */
export const kinds = \`
${kinds.join('\n')}
\`;

/**
 * How fields are merged: \`list[key,…]\` by key, \`list[]\` as a set, \`list[-]\` replaced, \`mapping!\` replaced; what is not
 * named is replaced if it is a list. \`:Name\` are the fields of the mapping or the list's elements, \`*Name\` those of each value.
 */
export const definitions = \`
${definitions.join('\n')}
\`;
`,
  );
  console.log(
    `wrote ${path}: ${kinds.join(' ').split(' ').length - kinds.length} kinds, ${definitions.length} definitions`,
  );
}
