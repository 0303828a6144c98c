import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from './source-files.ts';

const run = promisify(execFile);
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

/** Runs a script of the repository; its output, whether it succeeds or not. */
async function outcome(
  args: readonly string[],
  cwd = root,
): Promise<{ readonly ok: boolean; readonly output: string }> {
  return run(process.execPath, [...args], { cwd, maxBuffer: 64 * 1024 * 1024 }).then(
    ({ stdout, stderr }) => ({ ok: true, output: stdout + stderr }),
    (error: { readonly stdout: string; readonly stderr: string }) => ({
      ok: false,
      output: error.stdout + error.stderr,
    }),
  );
}

describe('the repository', () => {
  it('passes formatter, linter, compiler, unused-code search, sync and the comparison of its bundles', {
    timeout: 600_000,
  }, async () => {
    const { ok, output } = await outcome(['--conditions=source', 'packages/toolchain/check/main.ts']);
    expect(output).not.toContain('FAILED');
    expect(output.match(/^ok {4}/gm)).toHaveLength(5);
    expect(ok).toBe(true);
  });

  it('has a linter that sees a floating promise across files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gitops-lint-'));
    try {
      await copyFile(join(root, '.biome.json'), join(folder, '.biome.json'));
      await writeFile(join(folder, 'save.ts'), 'export async function save(): Promise<void> {}\n');
      await writeFile(
        join(folder, 'main.ts'),
        "import { save } from './save.ts';\n\nexport function start(): void {\n  save();\n}\n",
      );
      const { ok, output } = await outcome([biome, 'lint', '--vcs-enabled=false', '.'], folder);
      expect(ok).toBe(false);
      expect(output).toContain('noFloatingPromises');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
