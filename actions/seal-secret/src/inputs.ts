import {
  accept,
  type InputValues,
  oneOf,
  optional,
  type Parser,
  pairs,
  refine,
  refuse,
  required,
  text,
  verbatim,
} from '#input';
import { certificatePlace } from './certificate/place.ts';
import { data } from './data.ts';
import type { InputName } from './generated/contract.ts';
import { scopes } from './scope.ts';

const matching = (pattern: RegExp, expected: string): Parser<string> =>
  refine(text, (value) => (pattern.test(value) ? accept(value) : refuse(expected)));

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const name = matching(
  /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
  'a name of lower-case letters, digits, dashes and dots',
);
const namespace = matching(
  /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/,
  'a name of at most 63 lower-case letters, digits and dashes',
);
const type = matching(
  /^[A-Za-z0-9](?:[-A-Za-z0-9./_]{0,251}[A-Za-z0-9])?$/,
  'a type such as Opaque or kubernetes.io/tls',
);
const file = matching(/^[^\p{Cc}]+\.ya?ml$/u, 'a file that ends in .yaml or .yml');

const sha256 = refine(matching(/^(?:[0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$/, 'a SHA-256 in hex'), (value) =>
  accept(value.replaceAll(':', '').toLowerCase()),
);

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const metadataName =
  /^(?:(?=[^/]{1,253}\/)[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^(?:[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?)?$/;

const labels = refine(pairs, (values) => {
  for (const [key, value] of values) {
    if (!metadataName.test(key)) return refuse(`names of labels, such as app.kubernetes.io/name ("${key}")`);
    if (!labelValue.test(value.trim()))
      return refuse(`at most 63 letters, digits, dashes, dots and underscores as ${key}`);
  }
  return accept(new Map([...values].map(([key, value]) => [key, value.trim()])));
});

const annotations = refine(pairs, (values) => {
  for (const key of values.keys()) {
    if (!metadataName.test(key)) return refuse(`names of annotations, such as example.com/owner ("${key}")`);
    // It would say another scope than the one that the values are encrypted for.
    if (/^sealedsecrets\.bitnami\.com\/(?:cluster|namespace)-wide$/.test(key))
      return refuse(`\`scope\` in place of ${key}`);
  }
  return accept(values);
});

export const inputs = {
  name: required(name),
  namespace: optional(namespace),
  scope: oneOf(...scopes),
  certificate: required(refine(verbatim, certificatePlace)),
  sha256: optional(sha256),
  data: required(data),
  type: required(type),
  labels,
  annotations,
  path: required(file),
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
