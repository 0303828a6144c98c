import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { actionlint, requirePart, zizmor } from '../sandbox/parts.ts';
import { yamlBlocks } from './readme-blocks.ts';
import { root } from './source-files.ts';

const run = promisify(execFile);
const callers = yamlBlocks();

/** The caller files as those write them who pin by commit: a tag is the reader's choice, which zizmor does not share. */
const pinned = (text: string): string => text.replace(/@v1$/gm, `@${'0123456789'.repeat(4)} # v1.0.0`);

async function withCallers<T>(body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-callers-'));
  try {
    await mkdir(join(folder, '.github/workflows'), { recursive: true });
    for (const [index, { text }] of callers.entries()) {
      await writeFile(join(folder, `.github/workflows/caller-${index}.yml`), pinned(text));
    }
    return await body(join(folder, '.github/workflows'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe.runIf(requirePart(zizmor()))('zizmor', () => {
  it('finds nothing, pedantic, in workflows, actions and caller files', { timeout: 120_000 }, async () => {
    await withCallers(async (folder) => {
      const { stderr, stdout } = await run('zizmor', ['--offline', '--pedantic', '.github', 'actions', folder], {
        cwd: root,
      });
      expect(stdout).toContain('No findings to report');
      expect(stderr).toContain('update-environment.yml');
      expect(stderr).toContain('caller-0.yml');
    });
  });
});

// actionlint 1.7.12 does not know two things that GitHub has had since 2026: `$/…` (rhysd/actionlint#711) and `queue`.
const unknown = ['specifying action "\\$/', 'unexpected key "queue" for "concurrency"'];

describe.runIf(requirePart(actionlint()))('actionlint', () => {
  it('finds nothing in workflows and caller files', async () => {
    await withCallers(async (folder) => {
      const files = callers.map((_, index) => join(folder, `caller-${index}.yml`));
      const ours = ['deliver', 'update-environment'].map((name) => join(root, `.github/workflows/${name}.yml`));
      const ignored = unknown.flatMap((pattern) => ['-ignore', pattern]);
      const { stdout } = await run('actionlint', [
        '-no-color',
        '-shellcheck=',
        '-pyflakes=',
        ...ignored,
        ...ours,
        ...files,
      ]);
      expect(stdout).toBe('');
    });
  });
});
