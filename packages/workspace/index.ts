export { confine } from './confine.ts';
export { type SelectedFile, type Selection, selectFiles } from './select-files.ts';
export { readTextFile, type TextFile } from './text-file.ts';
export { writeFiles } from './write-files.ts';
