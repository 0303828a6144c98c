import { type ImageReference, lowerCasePath, parseReference } from '#image';
import {
  accept,
  flag,
  type InputValues,
  linesOf,
  oneOf,
  optional,
  type Parser,
  pairs,
  refine,
  refuse,
  required,
  secret,
  text,
} from '#input';
import type { InputName } from './generated/contract.ts';

export interface Repository {
  readonly reference: ImageReference;
  /** The text that was given; upper case in its path is lower-cased in `reference`. */
  readonly written: string;
}

const repository: Parser<Repository> = refine(text, (written) => {
  const parsed = parseReference(lowerCasePath(written).text);
  if (!parsed.ok) return parsed;
  const { tag, digest } = parsed.value;
  if (tag !== undefined || digest !== undefined)
    return refuse('an image without a tag or digest: the version gives the tag');
  return accept({ reference: parsed.value, written });
});

export const inputs = {
  image: required(
    refine(linesOf(repository), ([first, ...more]) =>
      first === undefined ? refuse('an image') : accept([first, ...more] as const),
    ),
  ),
  'tag-prefix': text,
  version: optional(text),
  context: text,
  file: optional(text),
  target: optional(text),
  'build-args': pairs,
  labels: pairs,
  engine: oneOf('auto', 'assemble', 'docker', 'buildah'),
  push: flag,
  username: optional(text),
  password: secret,
  'github-token': secret,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
