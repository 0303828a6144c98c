import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globPattern } from '../../../packages/engine/assemble/glob.ts';
import { expand } from '../../../packages/engine/dockerfile/expand.ts';
import { parseDockerfile } from '../../../packages/engine/dockerfile/parse.ts';
import { readDockerfile } from '../../../packages/engine/dockerfile/read.ts';
import { splitWords } from '../../../packages/engine/dockerfile/words.ts';
import { scaled } from '../../scale.ts';

const runs = { numRuns: scaled(200, 5_000) };

describe('a Dockerfile', () => {
  test('is split into instructions with their lines; comments and blank lines inside of one do not count', () => {
    const text =
      '# first\r\nfrom scratch\r\n\r\nLABEL a=1 \\\r\n  # why\r\n\r\n  b=2\r\n  COPY --chown=1:2 --link "a" /b # not a comment\r\n';
    const { instructions } = parseDockerfile(text, 'web/Dockerfile');
    expect(instructions).toEqual([
      { keyword: 'FROM', flags: [], text: 'scratch', at: { file: 'web/Dockerfile', line: 2 } },
      { keyword: 'LABEL', flags: [], text: 'a=1   b=2', at: { file: 'web/Dockerfile', line: 4 } },
      {
        keyword: 'COPY',
        flags: [
          { name: 'chown', value: '1:2' },
          { name: 'link', value: undefined },
        ],
        text: '"a" /b # not a comment',
        at: { file: 'web/Dockerfile', line: 8 },
      },
    ]);
  });

  test('may choose another escape character and a frontend', () => {
    const parsed = parseDockerfile(
      '# syntax=docker/dockerfile:1\n# escape=`\nFROM scratch\nENV A=`\n  C:\\x\n',
      'Dockerfile',
    );
    expect(parsed).toMatchObject({ escapeCharacter: '`', syntax: 'docker/dockerfile:1' });
    expect(parsed.instructions[1]?.text).toBe('A=  C:\\x');
  });

  test('without an instruction is an error', () => {
    expect(() => parseDockerfile('# nothing\n', 'Dockerfile')).toThrow('The Dockerfile holds no instruction');
  });
});

describe('a Dockerfile that is asked for several times', () => {
  test('is parsed anew when it changed, or is called otherwise', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'dockerfile-'));
    const place = { file: join(folder.path, 'Dockerfile'), fileName: 'Dockerfile' };
    await writeFile(place.file, 'FROM scratch\n');
    const first = readDockerfile(place);
    expect(readDockerfile({ ...place })).toBe(first);
    expect(readDockerfile({ ...place, fileName: 'web/Dockerfile' }).instructions[0]?.at.file).toBe('web/Dockerfile');
    await writeFile(place.file, '# empty\n');
    expect(() => readDockerfile(place)).toThrow('The Dockerfile holds no instruction');
    await writeFile(place.file, 'FROM alpine\n');
    expect(readDockerfile(place).instructions[0]?.text).toBe('alpine');
  });
});

describe('a word', () => {
  const variables = new Map([
    ['a', '1'],
    ['empty', ''],
  ]);
  const value = (word: string): string =>
    expand(word, { variables, escapeCharacter: '\\', at: { file: 'Dockerfile' } });

  test.each([
    ['$a${a}$none', '11'],
    ['${none:-d}${none-d}${empty:-d}[${empty-d}]', 'ddd[]'],
    ['${a:+s}${a+s}${empty:+s}${empty+s}', 'sss'],
    ['${none:-${a}b}', '1b'],
    ['\\$a \\\\ \\x', '$a \\ x'],
    ['"\\$a \\" \\x $a"', '$a " \\x 1'],
    ["'$a \\'", '$a \\'],
    ['$', '$'],
    ['$-x', 'x'],
  ])('%s is read as docker reads it', (word, expected) => {
    expect(value(word)).toBe(expected);
  });

  test('in single quotes is itself, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes("'")),
        (text) => {
          expect(value(`'${text}'`)).toBe(text);
        },
      ),
      runs,
    );
  });

  test('with every special character escaped in double quotes is itself', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(value(`"${text.replaceAll(/["$\\]/g, '\\$&')}"`)).toBe(text);
      }),
      runs,
    );
  });

  test('is found again among others, whatever it holds', () => {
    const quoted = fc.string().map((text) => `x=${JSON.stringify(text)}`);
    fc.assert(
      fc.property(fc.array(quoted), (words) => {
        expect(splitWords(words.join('  '), '\\')).toEqual(words);
      }),
      runs,
    );
  });
});

describe('a pattern', () => {
  test.each([
    ['*.txt', ['a.txt', '.txt'], ['a.txtx', 'a/b.txt']],
    ['[a-c]?', ['ab', 'cz'], ['d1', 'a']],
    ['[^a]', ['b'], ['a']],
    ['\\*[\\]]', ['*]'], ['a]']],
    ['a+(b).{1}', ['a+(b).{1}'], ['aab']],
  ])('%s matches as in Go', (pattern, matching, other) => {
    const matches = (name: string): boolean => globPattern(pattern)?.test(name) ?? false;
    expect(matching.filter((name) => !matches(name))).toEqual([]);
    expect(other.filter(matches)).toEqual([]);
  });

  test.each(['[a', '[]', 'a\\'])('%s is malformed', (pattern) => {
    expect(globPattern(pattern)).toBeUndefined();
  });
});
