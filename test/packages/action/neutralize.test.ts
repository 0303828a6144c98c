import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralize } from '#action';
import { scaled } from '../../scale.ts';

/**
 * What the runner takes for a command, after actions/runner src/Runner.Common/ActionCommand.cs: `::name…::` once the
 * white space in front (of .NET, which has U+0085) is gone, or `##[name…]` anywhere.
 */
function isCommand(line: string): boolean {
  const trimmed = line.replace(/^[\s\u0085]+/, '');
  if (trimmed.startsWith('::') && trimmed.indexOf('::', 2) >= 0) return true;
  const bracket = line.indexOf('##[');
  return bracket >= 0 && line.indexOf(']', bracket) >= 0;
}

const linesOfRunner = (text: string): readonly string[] => text.split(/\r\n|\r|\n/);
const fragment = fc.oneof(
  fc.constantFrom(
    '::',
    ':',
    '##[',
    '#',
    '[',
    ']',
    'set-output name=digest',
    '\r',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '\u0085',
    '\u2028',
    '\uFEFF',
    '\u001b[1m',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const text = fc.array(fragment, { maxLength: 20 }).map((parts) => parts.join(''));

describe('text from elsewhere, once neutralized', () => {
  it('holds nothing that the runner takes for a command', () => {
    fc.assert(
      fc.property(text, (raw) =>
        neutralize(raw)
          .flatMap(linesOfRunner)
          .every((line) => !isCommand(line)),
      ),
      { numRuns: scaled(20_000, 500_000) },
    );
  });

  it('is otherwise left as it is', () => {
    fc.assert(
      fc.property(text, (raw) => {
        if (!linesOfRunner(raw).some((line) => /^[\s\u0085]*::|##\[/.test(line))) {
          expect(neutralize(raw)).toEqual(linesOfRunner(raw));
        }
      }),
      { numRuns: scaled(2_000, 20_000) },
    );
  });

  it.each([
    ['::set-output name=digest::sha256:0', ': :set-output name=digest::sha256:0'],
    ['#12 0.3 ##[set-output name=digest;]x', '#12 0.3 # # [set-output name=digest;]x'],
    ['C::D is a name', 'C::D is a name'],
  ])('%s reads %s', (raw, shown) => {
    expect(neutralize(raw)).toEqual([shown]);
  });
});
