import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { actionlint, requirePart, zizmor } from '../sandbox/parts.ts';
import { type YamlBlock, yamlBlocks } from './readme-blocks.ts';
import { ownActions, publicActions, root } from './source-files.ts';

const run = promisify(execFile);
const callers = yamlBlocks().filter(({ readme }) => readme === 'README.md');
const examples = yamlBlocks().filter(({ readme }) => readme !== 'README.md');

const workflows = join(root, '.github/workflows');
/** What zizmor finds by itself in the folders that it gets. */
const ownFiles = (): readonly string[] => [
  ...readdirSync(workflows),
  ...publicActions(),
  ...ownActions(),
  'dependabot.yml',
];

/** The caller files as those write them who pin by commit: a tag is the reader's choice, which zizmor does not share. */
const pinned = (text: string): string => text.replace(/@v1$/gm, `@${'0123456789'.repeat(4)} # v1.0.0`);

async function withFiles(
  blocks: readonly YamlBlock[],
  body: (files: readonly string[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-callers-'));
  try {
    await mkdir(join(folder, '.github/workflows'), { recursive: true });
    const files = blocks.map((_, index) => join(folder, `.github/workflows/caller-${index}.yml`));
    for (const [index, file] of files.entries()) await writeFile(file, pinned(blocks[index]?.text ?? ''));
    await body(files);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe.runIf(requirePart(zizmor()))('zizmor', () => {
  it('finds nothing, pedantic, in workflows, actions and caller files', { timeout: 120_000 }, async () => {
    await withFiles(callers, async (files) => {
      const args = ['--offline', '--pedantic', '.github', 'actions', ...files];
      const { stderr, stdout } = await run('zizmor', args, { cwd: root });
      expect(stdout).toContain('No findings to report');
      expect(stderr.match(/completed .*\.yml/g)).toHaveLength(files.length + ownFiles().length);
    });
  });

  it('finds nothing in the examples of the actions', { timeout: 120_000 }, async () => {
    await withFiles(examples, async (files) => {
      const { stdout } = await run('zizmor', ['--offline', ...files]);
      expect(files.length).toBeGreaterThan(3);
      expect(stdout).toContain('No findings to report');
    });
  });
});

// actionlint 1.7.12 does not know two things that GitHub has had since 2026: `$/…` (rhysd/actionlint#711) and `queue`.
const unknown = ['specifying action "\\$/', 'unexpected key "queue" for "concurrency"'];

describe.runIf(requirePart(actionlint()))('actionlint', () => {
  it('finds nothing in workflows, caller files and examples', async () => {
    await withFiles([...callers, ...examples], async (files) => {
      const ours = readdirSync(workflows).map((name) => join(workflows, name));
      const ignored = unknown.flatMap((pattern) => ['-ignore', pattern]);
      const options = ['-no-color', '-shellcheck=', '-pyflakes=', ...ignored];
      expect((await run('actionlint', [...options, ...ours, ...files])).stdout).toBe('');
    });
  });
});
