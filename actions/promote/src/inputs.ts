import { credentialInputs, repositoryName } from '#github';
import {
  accept,
  duration,
  type InputValues,
  optional,
  type Parser,
  refine,
  refuse,
  required,
  secret,
  text,
} from '#input';
import type { InputName } from './generated/contract.ts';

const oneLine = refine(text, (value) => (/\p{Cc}/u.test(value) ? refuse('one line') : accept(value)));

export const inputs = {
  repository: required(repositoryName),
  ...credentialInputs,
  from: optional(oneLine),
  to: optional(oneLine),
  app: optional(oneLine),
  group: optional(oneLine),
  'prometheus-token': optional(secret),
  'retry-for': duration,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
