import { flag, type InputValues, lines, type Parser, required } from '#input';
import { editInputs } from '#manifest';
import type { InputName } from './generated/contract.ts';

export const inputs = {
  ...editInputs,
  path: required(lines),
  exclude: lines,
  check: flag,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
