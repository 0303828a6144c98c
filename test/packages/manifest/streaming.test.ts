import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseInputs } from '#input';
import { applyEdit, type EditResult, editInputs, editOf } from '#manifest';
import { digestB, edit } from './edit-texts.ts';
import { testData } from './test-data.ts';

/** A statement that misses makes every file be held as a tree; the image is then set in another way. */
const miss = { set: '[-f nowhere.yaml]\na = 1', 'on-missing': 'ignore' } as const;

/** A warning that holds of several places is given once, at any of them. */
function essence({ files, changes, warnings, diff }: EditResult): unknown {
  const messages = warnings.map(({ message }) => message).toSorted();
  return { files: files.map(({ path, text }) => ({ path, text })), changes, messages, diff };
}

const repository = 'ghcr.io/acme/shop';
const image = `${repository}:2.0.0@${digestB}`;

test('many files are edited as a few are: in order, with what kustomizations and Canaries decide', () => {
  const deployment = (name: string) =>
    `kind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      containers:\n      - name: app\n        image: ${repository}:1.0.0\n`;
  const apps = Array.from({ length: 100 }, (_, index) => [`apps/${index}.yaml`, deployment(`app-${index}`)] as const);
  const texts = {
    ...Object.fromEntries(apps),
    'apps/7.yaml': deployment('seven-primary'),
    'apps/50.yaml': deployment('fifty').replace(repository, 'ghcr.io/acme/other'),
    'apps/60.yaml': `a: [${repository},\n]\n`,
    'base/app.yaml': deployment('base'),
    'canary.yaml':
      'apiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata:\n  name: seven\nspec:\n  targetRef:\n    kind: Deployment\n    name: seven\n',
    'overlay/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n- ../base/app.yaml\nimages:\n- name: ${repository}\n  newTag: 1.0.0\n`,
  };
  const streamed = edit(texts, { image });
  const whole = edit(texts, { image, ...miss });
  expect(essence(streamed)).toEqual(essence(whole));
  expect(streamed.files).toHaveLength(98);
  expect(streamed.skipped.map(({ file, reason }) => [file, reason])).toEqual([
    ['apps/7.yaml', 'flagger'],
    ['apps/60.yaml', 'unparsable'],
    ['base/app.yaml', 'overridden'],
  ]);
  expect(
    edit({ ...texts, ...Object.fromEntries(streamed.files.map(({ path, text }) => [path, text])) }, { image }).files,
  ).toEqual([]);
});

test('a file that changes while it is edited is not written', () => {
  let text = `image: ${repository}:1.0.0\n`;
  const file = {
    path: 'a.yaml',
    named: false,
    get text() {
      return text;
    },
  };
  const wanted = editOf(parseInputs(editInputs, (name) => (name === 'image' ? image : '')));
  const { files } = applyEdit([file], wanted);
  expect(files[0]?.text).toBe(`image: ${image}\n`);
  text = 'image: ghcr.io/acme/shop:1.0.1\n';
  expect(() => files[0]?.text).toThrow(expect.objectContaining({ code: 'EDIT_NOT_PROVED' }));
});

const corpus = testData('corpus');

describe.skipIf(corpus === undefined)('real repositories', () => {
  const roots =
    corpus === undefined ? [] : readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  test.each(roots.map(({ name }) => name))('%s: images are set alike in both ways', (name) => {
    const root = join(corpus ?? '', name);
    const entries = readdirSync(root, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    const texts = Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]));
    const found = Object.values(texts).flatMap((text) =>
      [...text.matchAll(/image: "?([a-z0-9./-]+):v?[0-9]/g)].map(([, each]) => each ?? ''),
    );
    const asked = [...new Set(found)].slice(0, 3).map((each) => `${each}:999.0.0@${digestB}`);
    if (asked.length === 0) return;
    const rules = { image: asked.join('\n'), 'on-missing': 'ignore' } as const;
    expect(essence(edit(texts, rules))).toEqual(essence(edit(texts, { ...rules, ...miss })));
  });
});
