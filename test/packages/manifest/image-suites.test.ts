import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseReference } from '#image';
import { imageRequest } from '../../../packages/manifest/image/request.ts';
import { type Asked, edit, editText, refusal } from './edit-texts.ts';
import { testData } from './test-data.ts';

const unpinned = 'a tag alone over a digest is refused: what was pinned on purpose would move again';

/** Where we differ from kustomize and Argo CD Image Updater on purpose, by the name of the case, and why. */
const differences: Readonly<Record<string, string>> = {
  'new Tag': unpinned,
  newImageAndTag: unpinned,
  'mutation tracker': unpinned,
  'image with tag and digest new name new tag': unpinned,
  updateimagesuffix: 'a suffix is no version: the whole tag is given',
  tagWithBraces: 'a placeholder is left alone and reported: whoever fills it in decides about the image',
  emptyContainers: 'nothing but the value that is asked for changes: null stays null',
  'name is match with multihash+base58 digest': 'registries answer with sha256 and sha512 digests alone',
};

interface Tally {
  readonly equal: number;
  readonly different: number;
}

/** Runs every case; one that does not come out as the suite says must be among the differences, and no other. */
function tally<Case>(cases: readonly Case[], nameOf: (each: Case) => string, isEqual: (each: Case) => boolean): Tally {
  const wrong = cases.filter((each) => !isEqual(each)).map(nameOf);
  const unexplained = wrong.filter((name) => differences[name] === undefined);
  const needless = cases.map(nameOf).filter((name) => differences[name] !== undefined && !wrong.includes(name));
  expect({ unexplained, needless }).toEqual({ unexplained: [], needless: [] });
  return { equal: cases.length - wrong.length, different: wrong.length };
}

function print(suite: string, { equal, different }: Tally): void {
  console.log(`${suite}: ${equal + different} cases, ${equal} equal, ${different} deliberately different`);
}

/** The suites write digests short; here they are whole, so that they count as digests. */
function wholeDigests(text: string): string {
  return text
    .replace(/\bsha512:xyz\b/g, `sha512:${'e'.repeat(128)}`)
    .replace(/(?<=@|digest: |^)(?:sha256:)?(xyz|12345|54321|1{18}|2{18})\b/g, (_, digits: string) => {
      return `sha256:${Buffer.from(digits).toString('hex').padEnd(64, '0').slice(0, 64)}`;
    });
}

function json(path: string): readonly { readonly func: string; readonly tables: readonly unknown[] }[] {
  return JSON.parse(readFileSync(path, 'utf8'));
}

interface SetCase {
  readonly description?: string;
  readonly given?: { readonly args?: readonly string[]; readonly infileImages?: readonly string[] };
  readonly expected: { readonly fileOutput?: readonly string[]; readonly err?: unknown };
}

interface Argument {
  readonly name: string;
  readonly newName: string | undefined;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** `name=newName:tag@digest`, each part but the first optional, `*` for what is kept. */
function argumentOf(text: string): Argument {
  const [left = '', right] = text.split('=', 2);
  const written = right ?? left;
  const [, path = '', tag, digest] = /^(.*?)(?::([^:/@]+))?(?:@(.+))?$/.exec(written) ?? [];
  const [newName, name] = right === undefined ? [undefined, path] : [path, left];
  const kept = (part: string | undefined): string | undefined => (part === '*' ? undefined : part);
  return { name, newName: kept(newName), tag: kept(tag), digest: kept(digest) };
}

interface Entry {
  readonly name?: string;
  readonly newName?: string;
  readonly newTag?: string;
}

function entriesOf(text: string): readonly Entry[] {
  return text === '' ? [] : (parse(text).images ?? []);
}

/** By `image` where an entry is set to a version; what adds an entry, or part of one, is written by `set`. */
function inputsFor({ name, newName, tag, digest }: Argument, entry: Entry | undefined): Asked {
  const old = entry?.newName ?? entry?.name;
  const isVersion = (tag === undefined) === (entry?.newTag === undefined) && (tag ?? digest) !== undefined;
  if (old !== undefined && isVersion) {
    const suffix = `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
    return { image: `${old}=${newName ?? old}${suffix}`, downgrade: 'allow' };
  }
  const at = `images[name="${name}"]`;
  const removed = digest !== undefined && tag === undefined && entry?.newTag !== undefined ? [`- ${at}.newTag`] : [];
  const set = [
    ...(newName === undefined ? [] : [`${at}.newName := "${newName}"`]),
    ...(tag === undefined ? [] : [`${at}.newTag := "${tag}"`]),
    ...(digest === undefined ? [] : [`${at}.digest := "${digest}"`]),
    ...removed,
  ];
  return { set: set.join('\n') };
}

function setsAsExpected({ given: { args = [], infileImages = [] } = {}, expected }: SetCase): boolean {
  const file = 'kustomization.yaml';
  if (expected.fileOutput === undefined) {
    return refusal(() => edit({ [file]: 'images: []\n' }, { image: args.join('\n') })).code === 'INPUT_INVALID';
  }
  let text = infileImages.length === 0 ? 'kind: Kustomization\n' : `${infileImages.join('\n')}\n`;
  for (const arg of args) {
    const wanted = argumentOf(arg);
    const asked = inputsFor(
      wanted,
      entriesOf(text).find(({ name }) => name === wanted.name),
    );
    if (asked.set !== '') text = editText(text, asked, file);
  }
  const { kind: _kind, ...model } = parse(text);
  return canonical(model) === canonical(parse(expected.fileOutput.join('\n')));
}

/** A model as text, whatever the order of its keys. */
function canonical(model: unknown): string {
  return JSON.stringify(model, (_key, value) => {
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isMap ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value;
  });
}

const setImage = testData('suites/kustomize/kustomize_commands_edit_set_setimage.json');

test.skipIf(setImage === undefined)('`kustomize edit set image` has its equal in `image` and `set`', () => {
  const cases = json(setImage ?? '')[0]?.tables[0] as readonly SetCase[];
  expect(cases).toHaveLength(25);
  print(
    'kustomize edit set image',
    tally(cases, ({ description, given }) => description ?? (given?.args ?? []).join(' '), setsAsExpected),
  );
});

interface MatchCase {
  readonly testName: string;
  readonly name: string;
  readonly value: string;
  readonly isMatched?: boolean;
  readonly tag?: string;
  readonly digest?: string;
}

/** Whether a reference is set when an image of that name is. */
function isMatched({ name, value, isMatched: expected }: MatchCase): boolean {
  const asked = { image: `${name}:9`, 'on-missing': 'ignore', downgrade: 'allow' };
  const text = `image: ${wholeDigests(value)}\n`;
  try {
    return edit({ 'a.yaml': text }, asked).changes.length > 0 === expected;
  } catch (error) {
    // Found, and pinned: the tag alone is refused
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return expected === (code === 'DIGEST_DROPPED') && code !== undefined;
  }
}

function isSplit({ name, value, tag, digest }: MatchCase): boolean {
  const parsed = parseReference(wholeDigests(value));
  const wanted = parseReference(name);
  if (!parsed.ok || !wanted.ok) return false;
  const { tag: ourTag = '', digest: ourDigest = '', repository } = parsed.value;
  return ourTag === tag && ourDigest === wholeDigests(digest ?? '') && repository === wanted.value.repository;
}

const matching = testData('suites/kustomize/api_internal_image_image.json');

test.skipIf(matching === undefined)('images are matched and split as kustomize does', () => {
  const [matched, split] = json(matching ?? '').map(({ tables }) => tables[0] as readonly MatchCase[]);
  const nameOf = ({ testName }: MatchCase): string => testName;
  const [first, second] = [tally(matched ?? [], nameOf, isMatched), tally(split ?? [], nameOf, isSplit)];
  const all = { equal: first.equal + second.equal, different: first.different + second.different };
  print('kustomize image', all);
  expect(all.equal + all.different).toBe(17);
});

interface FilterCase {
  readonly filter: {
    readonly ImageTag: {
      readonly Name: string;
      readonly NewName?: string;
      readonly NewTag?: string;
      readonly Digest?: string;
      readonly TagSuffix?: string;
    };
  };
  readonly input: string;
  readonly expectedOutput: string;
}

function isTransformed([, { filter, input, expectedOutput }]: readonly [string, FilterCase]): boolean {
  const { Name, NewName = Name, NewTag, Digest, TagSuffix = '' } = filter.ImageTag;
  const tag = NewTag === undefined ? '' : `:${NewTag}`;
  const digest = Digest === undefined ? '' : `@${wholeDigests(Digest)}`;
  // One name has upper case letters, as no repository has
  const asked = {
    image: `${Name}=${NewName.toLowerCase()}${tag}${digest}${TagSuffix}`,
    'on-missing': 'ignore',
    downgrade: 'allow',
  };
  try {
    const written = editText(wholeDigests(input), asked);
    return canonical(parse(written)) === canonical(parse(wholeDigests(expectedOutput)));
  } catch {
    return false;
  }
}

describe.each([
  ['imagetag', 'suites/kustomize/api_filters_imagetag_imagetag.json', 20],
  ['imagetag, legacy', 'suites/kustomize/api_filters_imagetag_legacy.json', 3],
])("kustomize's transformer, %s", (name, path, count) => {
  const suite = testData(path);

  test.skipIf(suite === undefined)('has its equal in `image`', () => {
    const cases = Object.entries(json(suite ?? '')[0]?.tables[0] as Readonly<Record<string, FilterCase>>);
    expect(cases).toHaveLength(count);
    print(
      `kustomize ${name}`,
      tally(cases, ([each]) => each, isTransformed),
    );
  });
});

type OverrideCase = readonly [string, string, Readonly<Record<'Name' | 'NewName' | 'NewTag' | 'Digest', string>>];

function isOverride([, text, expected]: OverrideCase): boolean {
  const parsed = imageRequest.parse(text);
  const name = parseReference(expected.Name);
  if (!parsed.ok || !name.ok || parsed.value.target.kind !== 'repository') return false;
  const { target, image, repository } = parsed.value;
  const isNamed = target.reference.repository === name.value.repository;
  const isNew = repository === (expected.NewName ?? expected.Name);
  return isNamed && isNew && image.tag === expected.NewTag && image.digest === expected.Digest;
}

const updater = testData('suites/image-updater/git_test.json');

test.skipIf(updater === undefined)("Argo CD Image Updater's overrides are read as it reads them", () => {
  const table = json(updater ?? '').find(({ func }) => func === 'Test_parseImageOverride')?.tables[0];
  print(
    'image-updater parseImageOverride',
    tally(table as readonly OverrideCase[], ([name]) => name, isOverride),
  );
});

const setters = testData('suites/flux-setters/internal/update/testdata/setters');

test.skipIf(setters === undefined)("Flux's setter markers are written as its controller writes them", () => {
  const read = (folder: string): Readonly<Record<string, string>> => {
    const root = join(setters ?? '', folder);
    return Object.fromEntries(readdirSync(root).map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  };
  const image = [
    'policy:automation-ns:policy=index.repo.fake/updated:v1.0.1',
    'policy:automation-ns:policy-with-digest=image:v1.0.0@sha256:6745aaad46d795c9836632e1fb62f24b7e7f4c843144da8e47a5465c411a14be',
    'policy:automation-ns:unchanged=image:v1.0.0',
  ].join('\n');
  const original = read('original');
  const expected = Object.entries(read('expected'));
  const written = new Map(edit(original, { image }).files.map(({ path, text }) => [path, text]));
  const equal = expected.filter(([path, text]) => written.get(path) === text);
  console.log(`flux setters: ${equal.length} of ${expected.length} files equal, byte by byte`);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(expected));
});
