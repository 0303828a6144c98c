import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseCommand } from './log/commands.ts';
import { Masks } from './log/mask.ts';
import { parsePairs } from './steps/pairs.ts';
import { type Bench, createBench, oneJob } from './test-host.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
  bench.host.setSecret('acme/app', 'PASSWORD', 's3cret value');
});
afterAll(() => bench[Symbol.asyncDispose]());

const registered = new Set(['set-output', 'error', 'group']);

test.each<[string, unknown]>([
  ['::group::Title', { name: 'group', properties: {}, data: 'Title' }],
  ['  \t::GROUP::Title', { name: 'group', properties: {}, data: 'Title' }],
  ['x ::group::Title', undefined],
  ['::group:Title', undefined],
  ['::other::x', undefined],
  [
    '::error file=a%2Cb.yml,line=3,title=x%3Ay::a%0Ab%25',
    { name: 'error', properties: { file: 'a,b.yml', line: '3', title: 'x:y' }, data: 'a\nb%' },
  ],
  ['::error::%250A', { name: 'error', properties: {}, data: '%0A' }],
  ['::set-output name=a::b::c', { name: 'set-output', properties: { name: 'a' }, data: 'b::c' }],
  [
    '#12 0.3 ##[set-output name=digest;]sha256:0',
    { name: 'set-output', properties: { name: 'digest' }, data: 'sha256:0' },
  ],
  ['##[error file=a%3Bb]x%5D', { name: 'error', properties: { file: 'a;b' }, data: 'x]' }],
  ['##[error', undefined],
  ['[error]x', undefined],
])('the line %j is the command %j', (line, expected) => {
  expect(parseCommand(line, registered)).toEqual(expected);
});

test.each<[string, Record<string, string> | string]>([
  ['a=1\nb=x=y\n\nc=\n', { a: '1', b: 'x=y', c: '' }],
  ['a<<END\n1\n2\nEND\nb=3\n', { a: '1\n2', b: '3' }],
  ['a<<END\nEND\n', { a: '' }],
  ['a=<<END\n', { a: '<<END' }],
  ['a<<=\nx\n=\n', { a: 'x' }],
  ['a=1\r\n', { a: '1\r' }],
  ['a<<END\n1\n', "Matching delimiter not found 'END'"],
  ['=1\n', 'Name must not be empty'],
  ['a<<\n', 'delimiter must not be empty'],
  ['plain\n', "Invalid format 'plain'"],
])('the file %j gives %j', (text, expected) => {
  if (typeof expected === 'string') expect(() => parsePairs(text)).toThrow(expected);
  else expect(Object.fromEntries(parsePairs(text))).toEqual(expected);
});

test('whatever is written between random delimiters is read back', () => {
  const name = fc.stringMatching(/^[a-z][\w-]{0,9}$/);
  const value = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.dictionary(name, value), (outputs) => {
      const text = Object.entries(outputs)
        .map(([key, item]) => `${key}<<ghadelimiter_1\n${item}\nghadelimiter_1\n`)
        .join('');
      expect(Object.fromEntries(parsePairs(text))).toEqual({ ...outputs });
    }),
    { numRuns: process.env.TEST_SCALE === 'full' ? 10_000 : 200 },
  );
});

test('a mask hides a value in its usual encodings, each line of it, and nothing else', () => {
  const masks = new Masks();
  masks.add('p"ss wörd.+\n  second line');
  const hidden = [
    'p"ss wörd.+',
    'p\\"ss wörd.+',
    'p%22ss%20w%C3%B6rd.%2B',
    'second line',
    ...['', 'x', 'xy', 'xyz'].map((before) => Buffer.from(`${before}p"ss wörd.+`).toString('base64')),
  ];
  for (const text of hidden) expect(masks.hide(`<${text}>`)).toContain('***');
  for (const text of ['p"ss wördXX', 'second', '']) expect(masks.hide(text)).toBe(text);
});

test('secrets, the token and added masks never show, from where they are known', async () => {
  const { jobs, conclusion } = await bench.run(
    oneJob(`
- env: { PASSWORD: '\${{ secrets.PASSWORD }}', TOKEN: '\${{ github.token }}' }
  run: |
    echo "now $PASSWORD $TOKEN later"
    echo "::add-mask::later"
    echo "later"
    echo "::warning title=$PASSWORD::$PASSWORD"
    echo "# $PASSWORD" >> "$GITHUB_STEP_SUMMARY"
    echo later >&2
`),
  );
  const [job] = jobs;
  expect(conclusion).toBe('success');
  expect(job?.log).toContain('now *** *** later\n***\n##[warning]***\n***\n');
  expect(job?.annotations).toEqual([{ level: 'warning', message: '***', title: '***' }]);
  expect(job?.steps[0]?.summary).toBe('# ***\n');
  expect(JSON.stringify(jobs)).not.toMatch(/s3cret|ghs_/);
});

test('an output that holds a secret is dropped, the others stay', async () => {
  const { jobs } = await bench.run(`
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    outputs: { bad: 'see \${{ secrets.PASSWORD }}', good: fine }
    steps: [{ run: 'true' }]
`);
  expect(jobs[0]?.outputs).toEqual({ good: 'fine' });
  expect(jobs[0]?.annotations[0]?.message).toBe("Skip output 'bad' since it may contain secret.");
});

test('foreign output forges outputs, unless commands are stopped, and the file has the last word', async () => {
  const { jobs } = await bench.run(`
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    outputs: { forged: '\${{ steps.a.outputs.forged }}', kept: '\${{ steps.a.outputs.kept }}', stopped: '\${{ steps.a.outputs.stopped }}', cr: '\${{ steps.a.outputs.cr }}' }
    steps:
      - id: a
        run: |
          echo "#12 0.3 ##[set-output name=forged;]yes"
          printf 'progress\\r::set-output name=cr::yes\\n'
          echo "::stop-commands::0123456789"
          echo "::set-output name=stopped::yes"
          echo "::0123456789::"
          echo "::set-output name=kept::no"
          echo "kept=yes" >> "$GITHUB_OUTPUT"
`);
  expect(jobs[0]?.outputs).toEqual({ forged: 'yes', kept: 'yes', stopped: '', cr: 'yes' });
});

test('annotations carry their place, and at most ten of a level are kept', async () => {
  const { jobs } = await bench.run(
    oneJob(`
- run: |
    echo "::error file=a.yml,line=3,col=7,title=Bad::what%0Awhere"
    for n in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "::notice::$n"; done
    echo "::debug::hidden"
`),
  );
  const annotations = jobs[0]?.annotations ?? [];
  expect(annotations[0]).toEqual({
    level: 'error',
    message: 'what\nwhere',
    title: 'Bad',
    file: 'a.yml',
    line: 3,
    column: 7,
  });
  expect(annotations.slice(1).map(({ message }) => message)).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
    '10',
  ]);
  expect(jobs[0]?.log).toContain('##[notice]12');
  expect(jobs[0]?.log).not.toMatch(/^##\[debug\]/m);
});

test.each([
  [
    'a bad output file',
    'echo nonsense >> "$GITHUB_OUTPUT"',
    "Unable to process file command 'output' successfully. Invalid format 'nonsense'",
  ],
  ['set-env', 'echo "::set-env name=A::b"', 'The `set-env` command is disabled.'],
  [
    'NODE_OPTIONS',
    'echo "NODE_OPTIONS=--inspect" >> "$GITHUB_ENV"',
    "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
  ],
  ['a problem matcher', 'echo "::add-matcher::x.json"', "does not implement the command 'add-matcher'"],
  ['a stop token that is a command', 'echo "::stop-commands::error"', "Invalid stop-commands token 'error'."],
])('%s fails the step', async (_what, script, message) => {
  const { jobs } = await bench.run(oneJob(`- run: '${script.replaceAll("'", "''")}'`));
  expect(jobs[0]?.steps[0]?.conclusion).toBe('failure');
  expect(jobs[0]?.annotations.map((annotation) => annotation.message).join('\n')).toContain(message);
});

test('debug lines show once the secret ACTIONS_STEP_DEBUG asks for them', async () => {
  await using own = await createBench();
  own.host.setSecret('acme/app', 'ACTIONS_STEP_DEBUG', 'true');
  const { jobs } = await own.run(oneJob('- run: echo "::debug::seen $RUNNER_DEBUG"'));
  expect(jobs[0]?.log).toContain('\n##[debug]seen 1\n');
});

test('a summary of more than a mebibyte is dropped with an error, and the step stays green', async () => {
  const { jobs } = await bench.run(oneJob(`- run: head -c 1048577 /dev/zero | tr '\\0' x >> "$GITHUB_STEP_SUMMARY"`));
  expect(jobs[0]?.steps[0]).toMatchObject({ conclusion: 'success', summary: '' });
  expect(jobs[0]?.annotations[0]?.message).toContain('supports content up to a size of 1024k, got 1025k');
});
