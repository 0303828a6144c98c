import { ActionError } from '#error';
import type { File } from './yaml/file.ts';
import { applySplices, type Splice } from './yaml/splice.ts';

/**
 * A file whose new text is made when it is asked for, from the old one and from what was written into it: the new texts of
 * thousands of files need not be held at once.
 */
export class LazyFile implements File {
  readonly path: string;
  readonly #source: File;
  readonly #written: Written;
  readonly #print: string;

  constructor(source: File, written: Written) {
    this.path = source.path;
    this.#source = source;
    this.#written = written;
    this.#print = fingerprint(source.text);
  }

  get text(): string {
    const { text } = this.#source;
    if (fingerprint(text) !== this.#print) throw changedMeanwhile(this.path);
    return this.#written.reduce(applySplices, text);
  }
}

/** By each statement, the first one first. */
type Written = readonly (readonly Splice[])[];

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
