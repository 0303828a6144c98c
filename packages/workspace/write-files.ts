import { randomUUID } from 'node:crypto';
import { renameSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ActionError } from '#error';
import { confine } from './confine.ts';
import type { TextFile } from './text-file.ts';

interface Prepared {
  readonly path: string;
  readonly target: string;
  readonly beside: string;
}

/**
 * Replaces files below the root. All texts are written beside their files first, then renamed one after the other, so that
 * a reader never sees half a file; modes are kept, a symbolic link stays one.
 * @throws ActionError FILE_WRITE_FAILED naming the files already replaced (git restores them), PATH_OUTSIDE_WORKSPACE
 */
export async function writeFiles(root: string, files: readonly TextFile[]): Promise<void> {
  const prepared: Prepared[] = [];
  const written: string[] = [];
  try {
    for (const file of files) {
      const target = await confine(root, file.path);
      const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
      prepared.push({ path: file.path, target, beside });
      // One file after the other, and nothing else waits: what threads would cost is more than they save
      writeFileSync(beside, file.text, { flag: 'wx', mode: statSync(target).mode });
    }
    for (const { path, target, beside } of prepared) {
      renameSync(beside, target);
      written.push(path);
    }
  } catch (cause) {
    await Promise.all(prepared.map(({ beside }) => rm(beside, { force: true })));
    if (cause instanceof ActionError) throw cause;
    throw failed(cause, written);
  }
}

function failed(cause: unknown, written: readonly string[]): ActionError {
  const found = cause instanceof Error ? cause.message : String(cause);
  const state = written.length === 0 ? 'Nothing was replaced' : `Already replaced: ${written.join(', ')}`;
  return new ActionError('FILE_WRITE_FAILED', `Writing the manifests failed: ${found}. ${state}.`, {
    hint: 'Make the files writable; `git checkout -- .` restores what was replaced.',
    cause,
  });
}
