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

const maximumInputs = 25;
const maximumCharacters = 65_535;

/** GitHub's own limits (https://docs.github.com/en/actions/reference/events-that-trigger-workflows#workflow_dispatch). */
const workflowInputs = refine(pairs, (values) => {
  const inputs = Object.fromEntries(values);
  if (values.size > maximumInputs) return refuse(`at most ${maximumInputs} inputs, not ${values.size}`);
  const { length } = JSON.stringify(inputs);
  if (length <= maximumCharacters) return accept(inputs);
  return refuse(`at most ${maximumCharacters} characters in all as JSON, not ${length}`);
});

const workflow = refine(text, (value) =>
  /^([\w.-]+\.ya?ml|\d+)$/.test(value) ? accept(value) : refuse('a file name such as update-environment.yml, or an id'),
);

export const inputs = {
  repository: required(repositoryName),
  workflow: required(workflow),
  ref: optional(text),
  inputs: workflowInputs,
  ...credentialInputs,
  wait: flag,
  timeout: duration,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
