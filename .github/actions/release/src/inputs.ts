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
import { versionOf } from '#toolchain';
import type { InputName } from './generated/contract.ts';

const version = refine(text, (value) => {
  const found = versionOf(value);
  return found === undefined ? refuse('a version tag such as v1.4.0 or v1.4.0-rc.1') : accept(found);
});

const fileName = refine(text, (value) =>
  /^[\w.-]+\.ya?ml$/.test(value) ? accept(value) : refuse('the file name of a workflow'),
);

export const inputs = {
  phase: oneOf('check', 'prepare', 'publish'),
  tag: required(version),
  token: secret,
  workflow: required(fileName),
  timeout: duration,
  provenance: optional(text),
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
