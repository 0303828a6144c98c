import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '#error';
import { type Asked, edit, editText } from './edit-texts.ts';

const readme = readFileSync(resolve(import.meta.dirname, '../../../actions/patch-manifests/README.md'), 'utf8');

/** Digests are written short in the README. */
const whole = (text: string): string =>
  text.replace(/sha256:([0-9])…/g, (_, digit: string) => `sha256:${digit.repeat(64)}`);

interface Example {
  readonly title: string;
  readonly file: string;
  readonly asked: Asked;
  readonly before: string;
  readonly after: string;
}

/** A line with a file and an input, and below it what the input changes in the file. */
const pattern = /^`([^`]+)`,(?: an? [^`]+,)? `(image|set): ([^`]+)`:\n\n```diff\n([\s\S]*?)^```$/gm;

const examples = [...readme.matchAll(pattern)].map(([, file = '', input = '', value = '', diff = '']): Example => {
  const side = (mark: string): string =>
    whole(diff)
      .split('\n')
      .filter((line) => line.startsWith(' ') || line.startsWith(mark))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return { title: `${file}: ${value}`, file, asked: { [input]: whole(value) }, before: side('-'), after: side('+') };
});

describe('the examples of the README', () => {
  test('are all read', () => {
    expect(examples).toHaveLength(readme.match(/^```diff$/gm)?.length ?? 0);
    expect(examples.length).toBeGreaterThanOrEqual(19);
  });

  test.each(examples)('$title', ({ file, asked, before, after }) => {
    expect(editText(before, asked, file)).toBe(after);
    expect(edit({ [file]: after }, asked).files).toEqual([]);
  });
});

test('the patch of the README is applied as it says', () => {
  const [, patch = ''] = /^```\n(kind: Deployment\n[\s\S]*?)^```$/m.exec(readme) ?? [];
  const text = (env: string): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  template:\n    spec:\n      containers:\n        - name: shop\n          env:\n${env}`;
  const before = text(
    '            - name: LOG_LEVEL\n              value: info # why\n            - name: TRACE\n              value: "1"\n',
  );
  expect(editText(before, { patch })).toBe(text('            - name: LOG_LEVEL\n              value: debug # why\n'));
});

test('the codes that the README explains are codes', () => {
  const [, table = ''] = /## When it fails\n([\s\S]*)$/.exec(readme) ?? [];
  const named = [...table.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code = '']) => code);
  expect(named.filter((code) => !errorCodes.some((each) => each === code))).toEqual([]);
  expect(named).toContain('MANIFEST_ENCRYPTED');
});
