export { confine } from './confine.ts';
export { listFiles } from './list-files.ts';
export { type Replacement, replaceFiles } from './replace-files.ts';
export { type SelectedFile, type Selection, selectFiles } from './select-files.ts';
export { readTextFile, type TextFile } from './text-file.ts';
export { writeTextFile } from './write-text-file.ts';
