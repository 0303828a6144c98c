import { merges, modes } from '#environment';
import { credentialInputs, repositoryName } from '#github';
import {
  accept,
  duration,
  type InputValues,
  oneLine,
  oneOf,
  optional,
  type Parser,
  refine,
  refuse,
  required,
  secret,
} from '#input';
import type { InputName } from './generated/contract.ts';
import { wish } from './wish.ts';

const longestReason = 500;

const reason = refine(oneLine, (value) =>
  value !== '' && value.length <= longestReason
    ? accept(value)
    : refuse(`one line of at most ${longestReason} characters`),
);

export const inputs = {
  repository: required(repositoryName),
  ...credentialInputs,
  environment: required(oneLine),
  app: optional(oneLine),
  group: optional(oneLine),
  to: wish,
  reason: required(reason),
  mode: optional(oneOf(...modes)),
  merge: optional(oneOf(...merges)),
  'registry-token': secret,
  'retry-for': duration,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
