import { formatPlatform, type Platform, platform } from '#engine';
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

/** One a line, or with commas between, as other tools have them; each counts once. */
const platforms: Parser<readonly Platform[]> = {
  parse(raw) {
    const parsed = linesOf(platform).parse(raw.replaceAll(',', '\n'));
    if (!parsed.ok) return parsed;
    return accept([...new Map(parsed.value.map((one) => [formatPlatform(one), one])).values()]);
  },
};

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
  platforms,
  index: oneOf('auto', 'always', 'never'),
  engine: oneOf('auto', 'assemble', 'buildx', 'docker', 'buildah', 'podman'),
  builder: optional(text),
  push: flag,
  username: optional(text),
  password: secret,
  'github-token': secret,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
