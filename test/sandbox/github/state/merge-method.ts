export type MergeMethod = 'merge' | 'squash' | 'rebase';
