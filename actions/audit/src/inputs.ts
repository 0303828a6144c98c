import { branchName } from '#environment';
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

/** A day counts as a whole: `end` says which of its moments is meant. */
function moment(end: 'first' | 'last'): Parser<string> {
  return refine(text, (value) => {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
    const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(value);
    const time = Date.parse(isDay && end === 'last' ? `${value}T23:59:59.999Z` : value);
    if (value === '') return accept('');
    const isReal =
      (isDay || isMoment) && !Number.isNaN(time) && (!isDay || new Date(time).toISOString().startsWith(value));
    return isReal ? accept(new Date(time).toISOString()) : refuse('a day such as 2026-01-01, or 2026-01-01T09:00:00Z');
  });
}

export const inputs = {
  repository: required(repositoryName),
  ...credentialInputs,
  base: optional(branchName),
  environment: oneLine,
  app: oneLine,
  since: moment('first'),
  until: moment('last'),
  format: oneOf('json', 'csv', 'markdown'),
  attestations: flag,
  path: optional(oneLine),
  verify: optional(oneLine),
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
