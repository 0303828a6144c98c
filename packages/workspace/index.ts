export { confine } from './confine.ts';
export { type Replacement, replaceFiles } from './replace-files.ts';
export { type SelectedFile, type Selection, selectFiles } from './select-files.ts';
export { readTextFile, type TextFile } from './text-file.ts';
