import { ActionError } from '#error';
import type { File } from './yaml/file.ts';
import { applySplices, type Splice } from './yaml/splice.ts';

/**
 * A file whose new text is made when it is asked for, from the old one and from what was written into it: the new texts of
 * thousands of files need not be held at once.
 * @param written by each statement, the first one first
 */
export function lazyFile(source: File, written: readonly (readonly Splice[])[]): File {
  const { path } = source;
  const print = fingerprint(source.text);
  return {
    path,
    get text() {
      const { text } = source;
      if (fingerprint(text) !== print) throw changedMeanwhile(path);
      return written.reduce(applySplices, text);
    },
  };
}

/** Tells texts apart that differ by accident: length and FNV-1a. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `${text.length}:${hash}`;
}

function changedMeanwhile(path: string): ActionError {
  return new ActionError('EDIT_NOT_PROVED', `Editing ${path} failed: the file changed while it was edited.`, {
    at: { file: path },
    hint: 'Nothing was written to it. Run the step again.',
  });
}
