import { describe, expect, it } from 'vitest';
import { duration, flag, lines, linesOf, oneOf, optional, type Parser, pairs, required, secret, text } from '#input';

const refused = 'refused';

function read<T>(parser: Parser<T>, raw: string): unknown {
  const parsed = parser.parse(raw);
  return parsed.ok ? parsed.value : `${refused}: ${parsed.expected}`;
}

describe('parsers of input text', () => {
  it.each<[string, Parser<unknown>, string, unknown]>([
    ['text is trimmed', text, '  a b \n', 'a b'],
    ['a required text may not be blank', required(text), ' \n', 'refused: a value'],
    ['an optional one may', optional(flag), '', undefined],
    ['a flag', flag, 'True', true],
    ['a flag knows no other dialect', flag, 'yes', 'refused: true or false'],
    ['a choice', oneOf('auto', 'docker'), 'docker', 'docker'],
    ['another choice', oneOf('auto', 'docker'), 'Docker', 'refused: one of auto, docker'],
    ['lines without blanks and comments', lines, 'a\r\n\n # no\n b c \n', ['a', 'b c']],
    ['parsed lines', linesOf(oneOf('a', 'b')), 'a\nb', ['a', 'b']],
    ['a bad line is named', linesOf(oneOf('a', 'b')), 'a\nc', 'refused: one of a, b (line "c")'],
    [
      'pairs, split at the first =',
      pairs,
      'A=1\nB=x=y\nC=',
      new Map([
        ['A', '1'],
        ['B', 'x=y'],
        ['C', ''],
      ]),
    ],
    ['a pair without a name', pairs, '=1', 'refused: NAME=value on each line (line "=1")'],
    ['minutes', duration, '5m', 300_000],
    ['hours and minutes', duration, '1h30m', 5_400_000],
    ['a duration without a unit', duration, '5', 'refused: a duration like 90s or 5m'],
    ['a duration with a rest', duration, '5m and more', 'refused: a duration like 90s or 5m'],
    ['no secret', secret, '', undefined],
  ])('%s', (_, parser, raw, expected) => {
    expect(read(parser, raw)).toEqual(expected);
  });
});
