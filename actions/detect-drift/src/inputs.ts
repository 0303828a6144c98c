import { clusterInputs } from '#cluster';
import { credentialInputs, repositoryName } from '#github';
import {
  accept,
  flag,
  type InputValues,
  oneLine,
  oneOf,
  optional,
  type Parser,
  refine,
  refuse,
  required,
  text,
} from '#input';
import type { InputName } from './generated/contract.ts';

const folder = refine(text, (value) =>
  /[\p{C}\\]|^\/|(?:^|\/)\.\.(?:\/|$)/u.test(value) ? refuse('a folder of the workspace') : accept(value),
);

export const inputs = {
  environment: required(oneLine),
  source: oneOf('agent', 'cluster', 'dump'),
  dump: optional(folder),
  issue: flag,
  values: flag,
  repository: required(repositoryName),
  ...credentialInputs,
  ...clusterInputs,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
