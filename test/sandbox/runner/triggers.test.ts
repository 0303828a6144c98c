import { describe, expect, test } from 'vitest';
import { parseFile } from './syntax/parse.ts';
import { dispatchInputs, typedInputs } from './triggers/dispatch.ts';
import { matchesPatterns } from './triggers/pattern.ts';
import { triggers } from './triggers/triggers.ts';

const jobs = '\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: "true" }] } }\n';
const file = (on: string) => ({ path: '.github/workflows/x.yml', text: `on: ${on}${jobs}` });

test.each<[string, string, boolean]>([
  ['push', 'refs/heads/main', true],
  ['[workflow_dispatch, push]', 'refs/tags/v1', true],
  ['workflow_dispatch', 'refs/heads/main', false],
  ['{ push: { tags: [v*] } }', 'refs/tags/v1.0.1', true],
  ['{ push: { tags: [v*] } }', 'refs/tags/release', false],
  ['{ push: { tags: [v*] } }', 'refs/heads/v1', false],
  ['{ push: { tags: ["v*", "!v*-rc*"] } }', 'refs/tags/v1-rc1', false],
  ['{ push: { tags-ignore: [v0*] } }', 'refs/tags/v1', true],
  ['{ push: { tags-ignore: [v0*] } }', 'refs/tags/v0.1', false],
  ['{ push: { tags-ignore: [v0*] } }', 'refs/heads/main', false],
  ['{ push: { branches: [main] } }', 'refs/tags/main', false],
  ['{ push: { branches: [main], tags: [v1] } }', 'refs/tags/v1', true],
  ['{ push: { branches-ignore: ["dependabot/**"] } }', 'refs/heads/dependabot/npm/x', false],
  ['{ push: { paths: [src/**] } }', 'refs/tags/v1', true],
  ['{ push: ~ }', 'refs/heads/any', true],
])('on: %s starts for a push of %s: %s', (on, ref, expected) => {
  expect(triggers(file(on), 'push', ref)).toBe(expected);
});

test('a file that does not parse starts nothing, a path filter is refused by name', () => {
  expect(triggers({ path: 'x.yml', text: 'on: push\njobs: {' }, 'push', 'refs/heads/main')).toBe(false);
  expect(triggers({ path: 'x.yml', text: 'on: push\njob: {}' }, 'push', 'refs/heads/main')).toBe(false);
  expect(() => triggers(file('{ push: { paths: [src/**] } }'), 'push', 'refs/heads/main')).toThrow('path filters');
});

test.each<[string[], string, boolean]>([
  [['*'], 'main', true],
  [['*'], 'feature/x', false],
  [['**'], 'feature/x', true],
  [['releases/**'], 'releases/1/rc', true],
  [['v[12].[0-9]+.[0-9]+'], 'v1.10.1', true],
  [['v[12].[0-9]+.[0-9]+'], 'v3.10.1', false],
  [['v1.?'], 'v1', true],
  [['v1.?'], 'v1.', true],
  [['v1.0'], 'v1x0', false],
  [['a\\*b'], 'a*b', true],
  [['a\\*b'], 'axb', false],
  [['*.x', '!b.x', 'b.*'], 'b.x', true],
  [['!main'], 'main', false],
  [['(a|b)'], 'a', false],
])('patterns %j match %s: %s', (patterns, name, expected) => {
  expect(matchesPatterns(patterns, name)).toBe(expected);
});

describe('inputs of a dispatch', () => {
  const on = `{ workflow_dispatch: { inputs: {
    tag: { required: true },
    count: { type: number, default: 3 },
    loud: { type: boolean, default: true },
    level: { type: choice, options: [info, debug], default: info },
    where: { type: environment } } } }`;

  test.each<[string, Record<string, string>, unknown]>([
    [
      'completed with defaults',
      { tag: 'v1' },
      { inputs: { tag: 'v1', count: '3', loud: 'true', level: 'info', where: '' } },
    ],
    [
      'found whatever their case',
      { TAG: 'v1' },
      { inputs: { tag: 'v1', count: '3', loud: 'true', level: 'info', where: '' } },
    ],
    ['unknown', { tag: 'v1', x: '1', y: '2' }, { problem: 'Unexpected inputs provided: ["x","y"]' }],
    ['missing', {}, { problem: "Required input 'tag' not provided" }],
    ['empty', { tag: '' }, { problem: "Required input 'tag' not provided" }],
    [
      'not a choice',
      { tag: 'v1', level: 'x' },
      { problem: "Provided value 'x' for input 'level' not in the list of allowed values" },
    ],
    [
      'not a boolean',
      { tag: 'v1', loud: 'yes' },
      { problem: "Provided value 'yes' for input 'loud' not in the list of allowed values" },
    ],
    ['not a number', { tag: 'v1', count: 'x' }, { problem: "Provided value 'x' for input 'count' is not a number" }],
    ['too large', { tag: 'x'.repeat(65_535) }, { problem: 'inputs are too large.' }],
  ])('%s', (_what, given, expected) => {
    expect(dispatchInputs(file(on), given)).toEqual(expected);
  });

  test('are typed in the context, and refused without the trigger', () => {
    const parsed = parseFile(file(on));
    if ('errors' in parsed) throw new Error(parsed.errors[0]);
    const inputs = { tag: 'v1', count: '4', loud: 'false', level: 'info', where: '' };
    expect(typedInputs(parsed, inputs)).toEqual({ ...inputs, count: 4, loud: false });
    expect(dispatchInputs(file('push'), {})).toEqual({ problem: "Workflow does not have 'workflow_dispatch' trigger" });
  });
});
