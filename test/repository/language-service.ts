import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ValidationConfig, validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { root } from './source-files.ts';

const toolkit = 'gitops-actions';

// The pinned third-party actions that the project's own files call, with the inputs that those files may give.
const thirdParty: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1': ['persist-credentials', 'ref', 'path', 'fetch-depth'],
  'github/codeql-action@9e907b5e64f6b83e7804b09294d44122997950d6': ['sarif_file'],
  'actions/attest@1e69f48acb82d1966a394da916b4c1698aa569d6': ['subject-name', 'subject-digest', 'subject-checksums'],
};

/** Resolves `$/…`, `OWNER/gitops-actions/…@v1` and the pinned third parties; everything else is an error. */
const config: ValidationConfig = {
  fileProvider: {
    async getFileContent(reference) {
      if ('repository' in reference && reference.repository !== toolkit) {
        throw new Error(`${reference.owner}/${reference.repository} is not the toolkit`);
      }
      return { name: reference.path, content: await readFile(join(root, reference.path), 'utf8') };
    },
  },
  actionsMetadataProvider: {
    async fetchActionMetadata({ owner, name, path, ref }) {
      const known = thirdParty[`${owner}/${name}@${ref}`];
      if (known !== undefined) {
        return { name, description: name, inputs: Object.fromEntries(known.map((key) => [key, { description: key }])) };
      }
      if (name !== toolkit) return undefined;
      return parse(await readFile(join(root, path ?? '', 'action.yml'), 'utf8'));
    },
  },
};

/** What GitHub's own language service finds in a workflow or an action.yml, as `line: message`. */
export async function findings(path: string, text: string): Promise<readonly string[]> {
  // The service remembers what it parsed by address: each text needs one of its own.
  const address = `file:///${createHash('sha256').update(text).digest('hex')}/${path}`;
  const document = TextDocument.create(address, 'yaml', 1, text);
  const diagnostics = await validate(document, config);
  return diagnostics.map(({ range, message }) => `${path}:${range.start.line + 1}: ${message}`);
}
