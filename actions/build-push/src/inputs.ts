import { formatPlatform, type Platform, platform, type StatementPlace } from '#engine';
import { type ImageReference, lowerCasePath, movingTags, parseReference, tagRule } from '#image';
import {
  accept,
  flag,
  type InputValues,
  lines,
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
import { Secret } from '#secret';
import { annotations } from './annotation.ts';
import { cachePlace } from './cache-place.ts';
import type { InputName } from './generated/contract.ts';
import { resultDocument } from './result-document.ts';

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

/** `false`, as other actions have it, or where it goes. */
const statement: Parser<StatementPlace> = refine(text, (written) =>
  written === 'referrer' || written === 'image'
    ? accept(written)
    : written === 'false'
      ? accept('none')
      : refuse('false, referrer or image'),
);

/** A boolean, as it is in other actions, or one thing more. */
const push: Parser<'tags' | 'digest' | 'nothing'> = refine(text, (written) => {
  if (written === 'digest') return accept('digest');
  const parsed = flag.parse(written);
  return parsed.ok ? accept(parsed.value ? 'tags' : 'nothing') : refuse('true, false or digest');
});

const mostRetries = 20;

const count: Parser<number> = refine(text, (written) =>
  /^\d+$/.test(written) && Number(written) <= mostRetries
    ? accept(Number(written))
    : refuse(`a whole number from 0 to ${mostRetries}`),
);

/** One a line, or with commas between. */
const names: Parser<readonly string[]> = { parse: (raw) => lines.parse(raw.replaceAll(',', '\n')) };

/** `name:address`; an address of IPv6 has colons too. */
const host: Parser<string> = refine(text, (written) => {
  const [, name = '', address = ''] = /^([^:=\s]+)[:=](\S+)$/.exec(written) ?? [];
  return name === '' ? refuse('name:address') : accept(`${name}:${address}`);
});

/** `ID=value`, one a line. */
const secretPairs: Parser<ReadonlyMap<string, Secret>> = {
  sensitive: true,
  secretsIn: (raw) => [...valuesOf(raw)].map(([, value]) => value),
  parse(raw) {
    // the line that is wrong may be a secret, so it is not shown
    if (!pairs.parse(raw).ok) return refuse('ID=value on each line');
    return accept(new Map([...valuesOf(raw)].map(([id, value]) => [id, new Secret(value)])));
  },
};

function valuesOf(raw: string): ReadonlyMap<string, string> {
  const parsed = pairs.parse(raw);
  return parsed.ok ? parsed.value : new Map();
}

export const inputs = {
  image: required(
    refine(linesOf(repository), ([first, ...more]) =>
      first === undefined ? refuse('an image') : accept([first, ...more] as const),
    ),
  ),
  tags: linesOf(tagRule),
  'tag-prefix': text,
  version: optional(text),
  'moving-tags': linesOf(oneOf(...movingTags)),
  'on-existing': oneOf('fail', 'reuse', 'overwrite'),
  context: text,
  file: optional(text),
  target: optional(text),
  'build-args': pairs,
  labels: pairs,
  annotations,
  secrets: secretPairs,
  'secret-files': pairs,
  'secret-envs': pairs,
  ssh: lines,
  'build-contexts': pairs,
  pull: flag,
  'no-cache': flag,
  'no-cache-filters': names,
  network: optional(text),
  'add-hosts': linesOf(host),
  'shm-size': optional(text),
  ulimit: lines,
  allow: linesOf(oneOf('network.host', 'security.insecure')),
  call: oneOf('build', 'check'),
  cache: cachePlace,
  'cache-from': lines,
  'cache-to': lines,
  platforms,
  index: oneOf('auto', 'always', 'never'),
  engine: oneOf('auto', 'assemble', 'buildx', 'docker', 'buildah', 'podman'),
  builder: optional(text),
  provenance: statement,
  sbom: statement,
  push,
  'merge-results': linesOf(resultDocument),
  username: optional(text),
  password: secret,
  'github-token': secret,
  retries: count,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
