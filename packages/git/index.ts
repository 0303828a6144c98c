export { type HeadCommit, headCommit } from './head-commit.ts';
