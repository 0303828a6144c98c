import { ActionError } from '#error';
import type { Warning } from './planned.ts';
import type { Skipped } from './report/change.ts';
import type { File } from './yaml/file.ts';
import { type Manifest, parseManifest } from './yaml/manifest.ts';

/** A file to edit. */
export interface EditableFile extends File {
  /** Named outright, not found through a directory or a glob: that it cannot be edited is then an error. */
  readonly named: boolean;
}

export interface Loaded {
  readonly manifests: readonly Manifest[];
  readonly skipped: readonly Skipped[];
  readonly warnings: readonly Warning[];
}

/**
 * Parses files. One that was only found, and is a template or no valid YAML, is skipped; that is worth a warning if it
 * holds one of `words`.
 * @throws ActionError MANIFEST_TEMPLATE, MANIFEST_UNPARSABLE, LIMIT_EXCEEDED for a file that was named
 */
export function load(files: readonly EditableFile[], words: readonly string[]): Loaded {
  const manifests: Manifest[] = [];
  const skipped: Skipped[] = [];
  const warnings: Warning[] = [];
  for (const file of files) {
    try {
      manifests.push(parseManifest(file));
    } catch (error) {
      if (file.named || !(error instanceof ActionError)) throw error;
      skipped.push(skip(file, error));
      const word = words.find((each) => file.text.includes(each));
      if (word !== undefined) warnings.push(warn(file, error, word));
    }
  }
  return { manifests, skipped, warnings };
}

function skip({ path }: File, { code, message, at }: ActionError): Skipped {
  const reason = code === 'MANIFEST_TEMPLATE' ? 'template' : 'unparsable';
  return { file: path, ...(at?.line !== undefined && { line: at.line }), reason, detail: message };
}

function warn({ path }: File, { message, at }: ActionError, word: string): Warning {
  const line = at?.line ?? 1;
  return {
    level: 'warning',
    message: `${message} It was left alone, though it holds "${word}".`,
    at: { file: path, line },
  };
}
