import { credentialInputs, repositoryName } from '#github';
import {
  accept,
  duration,
  flag,
  type InputValues,
  optional,
  type Parser,
  pairs,
  refine,
  refuse,
  required,
  text,
} from '#input';
import type { InputName } from './generated/contract.ts';
import { brokenLimit } from './limits.ts';

const workflowInputs = refine(pairs, (values) => {
  const inputs = Object.fromEntries(values);
  const problem = brokenLimit(inputs);
  return problem === '' ? accept(inputs) : refuse(problem);
});

const inputName = refine(text, (value) =>
  /^[A-Za-z_][\w-]*$/.test(value) ? accept(value) : refuse('the name of an input'),
);

const workflow = refine(text, (value) =>
  /^([\w.-]+\.ya?ml|\d+)$/.test(value) ? accept(value) : refuse('a file name such as update-environment.yml, or an id'),
);

const commit = refine(text, (value) =>
  /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? accept(value) : refuse('a commit in full'),
);

const context = refine(text, (value) =>
  value.length <= 100 && !/\p{Cc}/u.test(value) ? accept(value) : refuse('one line of at most 100 characters'),
);

export const inputs = {
  repository: required(repositoryName),
  workflow: required(workflow),
  ref: optional(text),
  inputs: workflowInputs,
  ...credentialInputs,
  wait: flag,
  timeout: duration,
  cancel: flag,
  'correlation-input': optional(inputName),
  'status-repository': optional(repositoryName),
  'status-commit': optional(commit),
  'status-context': optional(context),
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
