import { branchName } from '#environment';
import { remotePath, repositoryName, token } from '#github';
import { type InputValues, linesOf, optional, type Parser, required, text, verbatim } from '#input';
import { editInputs } from '#manifest';
import type { InputName } from './generated/contract.ts';

export const inputs = {
  ...editInputs,
  repository: required(repositoryName),
  token,
  path: required(linesOf(remotePath)),
  app: text,
  environment: required(text),
  base: optional(branchName),
  branch: optional(branchName),
  title: text,
  body: verbatim,
  'commit-message': verbatim,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
