export type InputName = 'path' | 'image' | 'set' | 'check';
export type OutputName = 'changed' | 'files' | 'changes' | 'diff';
