import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movingTags, parseReference, planTags, type RunFacts, type TagRule, tagRule } from '#image';

const sha = '860c1904a1ce19322e91ac35af1ab07466440c37';
const facts: RunFacts = {
  eventName: 'push',
  ref: 'refs/heads/main',
  sha,
  baseRef: '',
  defaultBranch: 'main',
  now: Date.UTC(2026, 2, 4, 5, 6, 7) / 1000,
  commitTime: Date.UTC(2025, 10, 30, 23, 59, 1) / 1000,
  tagPrefix: '',
  version: undefined,
};
const pushed = (tag: string): Partial<RunFacts> => ({ ref: `refs/tags/${tag}` });
const onBranch = (name: string): Partial<RunFacts> => ({ ref: `refs/heads/${name}` });
const pullRequest = { eventName: 'pull_request', ref: 'refs/pull/12/merge', baseRef: 'main' };

function rulesOf(lines: readonly string[]): readonly TagRule[] {
  return lines.map((line) => {
    const parsed = tagRule.parse(line);
    if (!parsed.ok) throw new Error(parsed.expected);
    return parsed.value;
  });
}

function plan(lines: string | readonly string[], run: Partial<RunFacts> = {}): readonly string[] {
  const rules = rulesOf([lines].flat());
  return planTags({ rules, moving: [] }, { ...facts, ...run }).tags.map(({ name, policy }) => `${name} ${policy}`);
}

/** Always gives a tag, so that a rule that does not apply can be seen. */
const last = 'type=raw,value=else,priority=0';

describe('a rule as metadata-action documents it', () => {
  const cases: readonly (readonly [line: string, run: Partial<RunFacts>, expected?: string])[] = [
    ['type=semver,pattern={{version}}', pushed('v1.2.3'), '1.2.3 once'],
    ['type=semver,pattern={{raw}}', pushed('v1.2.3'), 'v1.2.3 once'],
    ['type=semver,pattern={{major}}.{{minor}}', pushed('v1.2.3'), '1.2 forward'],
    ['type=semver,pattern={{major}}', pushed('v1.2.3'), '1 forward'],
    ['type=semver,pattern=v{{major}}.{{minor}}.{{patch}}', pushed('1.2.3'), 'v1.2.3 once'],
    ['type=semver,pattern={{version}}', pushed('v2.0.8-beta.67'), '2.0.8-beta.67 once'],
    ['type=semver,pattern={{major}}.{{minor}}', pushed('v2.0.8-beta.67'), '2.0.8-beta.67 once'],
    ['type=semver,pattern={{raw}}', pushed('v2.0.8-rc1'), 'v2.0.8-rc1 once'],
    ['type=semver,pattern={{version}},value=v3.0.0', {}, '3.0.0 once'],
    ['type=semver,pattern={{version}},match=shop/(.*)', pushed('shop/v1.0.0'), '1.0.0 once'],
    ['type=semver,pattern={{version}},match=\\d.*', pushed('shop-v1.0.0'), '1.0.0 once'],
    ['type=semver,pattern={{version}},suffix=-alpine', pushed('v1.2.3'), '1.2.3-alpine once'],
    ['type=semver,pattern={{version}},prefix=foo-', pushed('v1.2.3'), 'foo-1.2.3 once'],
    ['type=semver,pattern={{version}}', {}],
    ['type=match,pattern=\\d{8}', pushed('v20200110-RC2'), '20200110 always'],
    ['type=match,pattern=\\d.\\d', pushed('v1.2.3'), '1.2 always'],
    ['type=match,pattern=v(.*),group=1', pushed('v1.2.3'), '1.2.3 once'],
    ['type=match,"pattern=v(\\d{1,3})",group=1', pushed('v1.2.3'), '1 always'],
    ['type=match,pattern="v(\\d{1,3})",group=1', pushed('v1.2.3'), '1 always'],
    ['type=match,pattern=\\d.\\d,value=v4.5', {}, '4.5 always'],
    ['type=match,pattern=x(.*)', pushed('v1.2.3')],
    ['type=match,pattern=v.,group=3', pushed('v1.2.3')],
    ['type=edge', {}, 'edge always'],
    ['type=edge', onBranch('dev')],
    ['type=edge,branch=dev', onBranch('dev'), 'edge always'],
    ['type=edge', pushed('v1.2.3')],
    ['type=ref,event=branch', onBranch('feature/a#1'), 'feature-a-1 always'],
    ['type=ref,event=branch,suffix=-{{sha}}', {}, 'main-860c190 always'],
    ['type=ref,event=branch', pushed('v1.2.3')],
    ['type=ref,event=tag', pushed('release/v1'), 'release-v1 once'],
    ['type=ref,event=tag', {}],
    ['type=ref,event=pr', pullRequest, 'pr-12 always'],
    ['type=ref,event=pr,prefix=review-', pullRequest, 'review-12 always'],
    ['type=ref,event=pr,prefix=', pullRequest, '12 always'],
    ['type=ref,event=pr', {}],
    ['foo', {}, 'foo always'],
    ['type=raw,value=foo-{{branch}}', {}, 'foo-main always'],
    ['type=raw,value=latest,enable={{is_default_branch}}', {}, 'latest always'],
    ['type=raw,value=latest,enable={{is_default_branch}}', onBranch('dev')],
    ['type=raw,value=latest,enable={{is_default_branch}}', pushed('v1.2.3')],
    ['type=raw,value=foo,enable=false', {}],
    ['type=raw,value={{base_ref}}-{{tag}}x', pullRequest, 'main-x always'],
    ["type=raw,value={{date 'YYYYMMDD'}}", {}, '20260304 always'],
    ["type=raw,value={{commit_date 'YYYY-MM-DDTHHmmss'}}", {}, '2025-11-30T235901 always'],
    ['type=raw,value={{date}}', {}, '2026-03-04T05-06-07 always'],
    ["type=raw,value={{date 'X'}}", {}, '1772600767 always'],
    ['type=schedule', { eventName: 'schedule' }, 'nightly always'],
    ["type=schedule,pattern={{date 'YYYYMMDD'}}", { eventName: 'schedule' }, '20260304 always'],
    ['type=schedule', {}],
    ['type=sha', {}, 'sha-860c190 once'],
    ['type=sha,format=long', {}, `sha-${sha} once`],
    ['type=sha,prefix=', {}, '860c190 once'],
  ];
  test.each(cases.map(([line, run, ...expected]) => ({ line, run, expected })))('$line gives $expected', (rule) => {
    expect(plan([rule.line, last], rule.run)).toEqual([...rule.expected, 'else always']);
  });
  console.log(`rules of metadata-action: ${cases.length} documented cases`);
});

describe('what metadata-action has not', () => {
  test.each([
    ['type=version', pushed('v1.2.3'), '1.2.3 once'],
    ['type=version', pushed('v1.2.3+7'), '1.2.3_7 once'],
    ['type=version,value=v3.1.0', {}, '3.1.0 once'],
    ['type=semver,pattern={{version}}', pushed('v1.2.3+7'), '1.2.3_7 once'],
    ['type=semver,pattern={{raw}}', pushed('v1.2.3+7'), 'v1.2.3_7 once'],
    ['type=raw,value={{version}}-alpine', pushed('v1.2.3'), '1.2.3-alpine once'],
    ['type=version', { ...pushed('shop/v1.2.3'), tagPrefix: 'shop/' }, '1.2.3 once'],
    ['type=semver,pattern={{major}}', { ...pushed('shop/v1.2.3'), tagPrefix: 'shop/' }, '1 forward'],
  ])('%s', (line, run, expected) => expect(plan(line, run)).toEqual([expected]));

  test('a version that was given goes before the git tag', () => {
    expect(planTags({ rules: [], moving: [] }, { ...facts, ...pushed('v1.0.0'), version: '2.0.0' })).toEqual({
      version: '2.0.0',
      tags: [{ name: '2.0.0', policy: 'once', origin: 'type=version' }],
    });
  });
});

test('the first by priority, then as written, names the image; equal tags are set once', () => {
  const lines = ['type=sha', 'type=ref,event=tag,priority=950', 'type=semver,pattern=v{{version}}', 'type=version'];
  expect(plan(lines, pushed('v1.2.3'))).toEqual(['v1.2.3 once', '1.2.3 once', 'sha-860c190 once']);
});

test('a tag that stands for no rule of its own still tells the version', () => {
  expect(planTags({ rules: rulesOf(['type=sha']), moving: [] }, { ...facts, ...pushed('v1.2.3') }).version).toBe(
    '1.2.3',
  );
});

test.each([
  ['v1.2.3', ['1.2.3', 'latest', '1.2', '1']],
  ['v0.2.3', ['0.2.3', 'latest', '0.2']],
  ['v1.2.3-rc.1', ['1.2.3-rc.1']],
  ['v1.2.3+5', ['1.2.3_5', 'latest', '1.2', '1']],
])('%s with all moving tags gives %j', (tag, expected) => {
  const { tags } = planTags({ rules: [], moving: movingTags }, { ...facts, ...pushed(tag) });
  expect(tags.map(({ name }) => name)).toEqual(expected);
});

test.each([
  ['pep440', 'type=pep440,pattern={{version}}', /one of the other types.*type=semver/],
  ['flavor', 'flavor=latest=true', /no flavor.*moving-tags/],
  ['flavor as a key', 'type=raw,value=a,flavor=x', /no flavor/],
  ['an unknown type', 'type=calver', /one of the types schedule, version/],
  ['no type', 'value=a', /one of the types/],
  [
    'a key of another type',
    'type=sha,pattern=x',
    /one of the keys enable, priority, prefix, suffix, format for type=sha/,
  ],
  ['a key without a value', 'type=raw,value', /key=value/],
  ['a type without what it needs', 'type=semver', /the key pattern for type=semver/],
  ['an unknown expression', 'type=raw,value={{is_not_default_branch}}', /one of \{\{version\}\}/],
  ['a block', 'type=raw,value={{#if is_default_branch}}a{{/if}}', /one of \{\{version\}\}/],
  ['a time zone', "type=raw,value={{date 'YYYY' tz='Asia/Tokyo'}}", /\(UTC\)/],
  ['a format for a branch', "type=raw,value={{branch 'x'}}", /\{\{branch\}\} without an argument/],
  ['an unknown event', 'type=ref,event=merge', /event=branch or event=tag or event=pr/],
  ['an unknown format', 'type=sha,format=7', /format=short or format=long/],
  ['a broken pattern', 'type=match,pattern=(', /a regular expression as pattern/],
  ['a priority that is no number', 'type=raw,value=a,priority=high', /a whole number/],
  ['an answer that is neither', 'type=raw,value=a,enable=yes', /true or false for enable/],
])('%s is refused, with what to write instead', (_, line, expected) => {
  expect(tagRule.parse(line)).toEqual({ ok: false, expected: expect.stringMatching(expected) });
});

describe('a plan that cannot be carried out is refused before anything is built', () => {
  test.each([
    ['NO_TAG', [], {}, 'for "refs/heads/main" (event push): it is not a git tag.', 'type=ref,event=branch'],
    ['NO_TAG', ['type=ref,event=tag'], {}, 'none of the rules in "tags" applies to it', 'tags: ["v*"]'],
    ['TAG_NOT_VERSION', [], pushed('v1.2'), 'Git tag "v1.2" is not a semantic version.', 'push v1.2.0 instead'],
    ['TAG_NOT_VERSION', ['type=semver,pattern={{version}}'], pushed('v1.2'), 'Git tag "v1.2"', 'push v1.2.0'],
    ['TAG_PREFIX_MISMATCH', [], { ...pushed('v1.2.3'), tagPrefix: 'a-' }, 'does not start with "a-"', 'a-v1.2.3'],
    ['TAG_TOO_LONG', ['type=ref,event=branch'], onBranch('b'.repeat(129)), '129 characters', 'never cut'],
    ['INPUT_INVALID', ['.hidden'], {}, '".hidden" gives ".hidden", which is not an image tag', 'add a prefix'],
    ['INPUT_INVALID', ['type=raw,value={{tag}}'], {}, 'gives "", which is not an image tag', 'add a prefix'],
    [
      'TAG_COLLISION',
      ['type=version', 'type=semver,pattern={{major}}.{{minor}}', '1.2'],
      pushed('v1.2.3'),
      'Tag "1.2" has two meanings: of "type=semver,pattern={{major}}.{{minor}}" it moves to higher versions only, of "1.2" it follows every run.',
      'Leave one of the two out',
    ],
  ] as const)('%s for %j', (code, lines, run, message, hint) => {
    const error = { code, message: expect.stringContaining(message), hint: expect.stringContaining(hint) };
    expect(() => plan(lines, run)).toThrow(expect.objectContaining(error));
  });

  test('a moving tag that a rule sets at every run', () => {
    const rules = rulesOf(['type=version', 'latest']);
    expect(() => planTags({ rules, moving: ['latest'] }, { ...facts, ...pushed('v1.2.3') })).toThrow(
      expect.objectContaining({ code: 'TAG_COLLISION', message: expect.stringContaining('of "moving-tags"') }),
    );
  });
});

test('whatever a branch is called, its tag is one that an image reference takes, or is refused', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 140, unit: 'grapheme' }), (name) => {
      const rules = rulesOf(['type=ref,event=branch,prefix=b-']);
      const tags = (() => {
        try {
          return planTags({ rules, moving: [] }, { ...facts, ...onBranch(name) }).tags;
        } catch (error) {
          expect(error).toMatchObject({ code: 'TAG_TOO_LONG' });
          return [];
        }
      })();
      for (const { name: tag } of tags)
        expect(parseReference(`shop:${tag}`)).toMatchObject({ ok: true, value: { tag } });
    }),
  );
});
