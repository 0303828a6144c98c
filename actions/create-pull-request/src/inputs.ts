import { branchName } from '#environment';
import { remotePath, repositoryName, token } from '#github';
import {
  accept,
  type InputValues,
  linesOf,
  optional,
  type Parser,
  refine,
  refuse,
  required,
  text,
  verbatim,
} from '#input';
import { editInputs } from '#manifest';
import type { InputName } from './generated/contract.ts';

const longestTitle = 256;

const title = refine(text, (value) =>
  value.length <= longestTitle && !value.includes('\n')
    ? accept(value)
    : refuse(`one line of at most ${longestTitle} characters`),
);

export const inputs = {
  ...editInputs,
  repository: required(repositoryName),
  token,
  path: required(linesOf(remotePath)),
  app: text,
  environment: refine(text, (value) => accept(value === '' ? 'default' : value)),
  base: optional(branchName),
  branch: optional(branchName),
  title,
  body: verbatim,
  'commit-message': verbatim,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
