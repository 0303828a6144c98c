import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChallenges } from '../../../packages/registry/challenge.ts';

function read(header: string): readonly (readonly [string, Record<string, string>])[] {
  return parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)] as const);
}

test.each([
  ['Basic realm="x, y"', [['basic', { realm: 'x, y' }]]],
  [
    'Bearer realm="https://r/t",service=s , Scope="repository:a/b:pull,push"',
    [['bearer', { realm: 'https://r/t', service: 's', scope: 'repository:a/b:pull,push' }]],
  ],
  [
    'Basic realm="a", Bearer realm="https://r/t",service="s"',
    [
      ['basic', { realm: 'a' }],
      ['bearer', { realm: 'https://r/t', service: 's' }],
    ],
  ],
  [
    'Negotiate, BASIC realm="q\\"uoted"',
    [
      ['negotiate', {}],
      ['basic', { realm: 'q"uoted' }],
    ],
  ],
  ['', []],
  ['"garbage"', []],
])('%s', (header, challenges) => expect(read(header)).toEqual(challenges));

test('any header is read in time that its length bounds', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (header) => Array.isArray(parseChallenges(header))));
  expect(read(`Basic ${'a="b",'.repeat(200_000)}`)).toHaveLength(1);
});
