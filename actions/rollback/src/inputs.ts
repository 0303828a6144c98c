import { merges, modes } from '#environment';
import { credentialInputs, repositoryName } from '#github';
import {
  accept,
  duration,
  type InputValues,
  oneOf,
  optional,
  type Parser,
  refine,
  refuse,
  required,
  secret,
  text,
} from '#input';
import type { InputName } from './generated/contract.ts';
import { wish } from './wish.ts';

const longestReason = 500;

/** A name, or a sentence: what stands in gitops.yaml and in trailers. */
const oneLine = refine(text, (value) => (/\p{Cc}/u.test(value) ? refuse('one line') : accept(value)));

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
