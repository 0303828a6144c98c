import { repositoryName } from '#github';
import { type InputValues, lines, oneOf, optional, type Parser, required, secret, text } from '#input';
import type { InputName } from './generated/contract.ts';

export const inputs = {
  path: required(lines),
  base: optional(text),
  'fail-on': oneOf('error', 'warning'),
  repository: required(repositoryName),
  token: secret,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
