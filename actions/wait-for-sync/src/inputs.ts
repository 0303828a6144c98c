import { clusterInputs } from '#cluster';
import { credentialInputs, repositoryName } from '#github';
import { image } from '#image';
import {
  accept,
  duration,
  flag,
  type InputValues,
  linesOf,
  oneLine,
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

const commit = refine(text, (value) =>
  /^[0-9a-f]{40}$/.test(value) ? accept(value) : refuse('a commit as 40 hexadecimal digits'),
);

const number = refine(text, (value) =>
  /^[1-9]\d{0,9}$/.test(value) ? accept(Number(value)) : refuse('the number of a pull request'),
);

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const objectName = refine(text, (value) =>
  /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(value) ? accept(value) : refuse('the name of an object'),
);

const folder = refine(text, (value) => {
  const path = value.replace(/^(\.?\/)+|^\.$/, '').replace(/\/+$/, '');
  return path.split('/').includes('..') ? refuse('a folder of the repository') : accept(path);
});

const webUrl = refine(text, (value) =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? accept(value) : refuse('an http or https URL'),
);

export const inputs = {
  repository: required(repositoryName),
  commit: optional(commit),
  'pull-request': optional(number),
  image: linesOf(image),
  ...credentialInputs,
  agent: oneOf('auto', 'flux', 'argocd'),
  name: optional(objectName),
  namespace: optional(objectName),
  path: optional(folder),
  via: oneOf('auto', 'cluster', 'github'),
  reconcile: flag,
  timeout: duration,
  'allow-superseded': flag,
  ...clusterInputs,
  'app-repository': optional(repositoryName),
  'app-commit': optional(commit),
  environment: optional(oneLine),
  'environment-url': optional(webUrl),
  'deployment-token': secret,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
