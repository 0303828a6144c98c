import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfig } from '#environment';
import { applyEdit, type EditableFile } from '#manifest';
import type { Aim } from '../../../actions/rollback/src/aim.ts';
import { aimAt } from '../../../actions/rollback/src/aim.ts';
import { editBy } from '../../../actions/rollback/src/edit-by.ts';
import { fieldsIn } from '../../../actions/rollback/src/fields.ts';
import { freightIn } from '../../../actions/rollback/src/freight.ts';
import { withHolds } from '../../../actions/rollback/src/holds.ts';
import type { Inputs } from '../../../actions/rollback/src/inputs.ts';
import { restore } from '../../../actions/rollback/src/restore.ts';
import { propertyTimeout } from '../../packages/manifest/documents.ts';
import { scaled } from '../../scale.ts';
import { image } from './environments.ts';

/** Every style in which an image stands in a file, with something beside it that people change. */
const styles: Readonly<Record<string, string>> = {
  'kustomization.yaml':
    'images:\n  - name: ghcr.io/acme/shop # ours\n    newTag: 1.0.0\nreplicas:\n  - { name: shop, count: 1 }\n',
  'flow/kustomization.yaml': 'images: [{ name: web, newName: ghcr.io/acme/shop, newTag: "1.0.0" }]\ncount: 1\n',
  'values.yaml': '# The chart\nweb:\n  count: 1\n  image:\n    repository: ghcr.io/acme/shop\n    tag: 1.0.0\n',
  'digest.yaml': "image:\n  repository: ghcr.io/acme/shop\n  tag: '1.0.0'\n  digest: ''\ncount: 1\n",
  'release.yaml':
    'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: shop }\nspec:\n  values:\n    count: 1\n    image: { registry: ghcr.io, repository: acme/shop, tag: 1.0.0 }\n',
  'deployment.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: shop }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: shop }\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: web # count: 1\n          image: "ghcr.io/acme/shop:1.0.0"\n',
  'application.yaml':
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: shop }\nspec:\n  source:\n    helm:\n      parameters:\n        - { name: count, value: "1" }\n        - name: image.repository\n          value: ghcr.io/acme/shop\n        - name: image.tag\n          value: 1.0.0\n',
  'argocd.yaml':
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: shop }\nspec:\n  source:\n    kustomize:\n      images:\n        - ghcr.io/acme/shop:1.0.0\n      commonLabels: { count: 1 }\n',
  'oci.yaml':
    'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: { name: shop }\nspec:\n  url: oci://ghcr.io/acme/shop\n  interval: 1m # count: 1\n  ref:\n    tag: 1.0.0\n',
};

function aimOf(paths: readonly string[]): Aim {
  const targets = paths.map((file) => ({ file }));
  const apps = [{ name: 'shop', images: [{ image: 'ghcr.io/acme/shop', targets }] }];
  const config = readConfig(JSON.stringify({ version: 1, environments: [{ name: 'production' }], apps }));
  const inputs = { environment: 'production', app: 'shop' } as Partial<Inputs> as Inputs;
  return aimAt(inputs, config);
}

type Step =
  | { readonly kind: 'deliver'; readonly version: number; readonly isPinned: boolean }
  | { readonly kind: 'edit'; readonly file: number; readonly count: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('deliver' as const), version: fc.nat(9), isPinned: fc.boolean() }),
  fc.record({ kind: fc.constant('edit' as const), file: fc.nat(20), count: fc.nat(9) }),
);

function taken(files: readonly EditableFile[], made: Step): readonly EditableFile[] {
  if (made.kind === 'edit') {
    return files.map((file, index) => {
      if (index !== made.file % files.length) return file;
      return {
        ...file,
        text: `${file.text.replace(/(count: (?:"|1, value: ")?)\d/, `$1${made.count}`)}# edited ${made.count}\n`,
      };
    });
  }
  const version = `1.0.${made.version}`;
  const written = made.isPinned ? image('shop', version) : `ghcr.io/acme/shop:${version}`;
  try {
    const { files: changed } = applyEdit(files, editBy({ image: written }));
    return files.map((file) => ({ ...file, text: changed.find(({ path }) => path === file.path)?.text ?? file.text }));
  } catch {
    // A tag alone never takes the place of a digest.
    return files;
  }
}

/** What no rollback may touch: every line that says no version. */
function rest(text: string): string {
  return text
    .replace(/^ *digest: .*\n/gm, '')
    .replace(/, digest: [^,}]*?(?= *})/g, '')
    .replace(/1\.0\.\d(@sha256:[0-9a-f]{64})?/g, '');
}

test('gives back the exact values of any earlier state, and loses no other edit', { timeout: propertyTimeout }, () => {
  let restored = 0;
  let changed = 0;
  fc.assert(
    fc.property(
      fc.subarray(Object.keys(styles), { minLength: 1, maxLength: 3 }),
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.nat(),
      (paths, steps, chosen) => {
        const aim = aimOf(paths);
        const states: (readonly EditableFile[])[] = [
          paths.map((path): EditableFile => ({ path, text: styles[path] ?? '', named: true })),
        ];
        for (const each of steps) states.push(taken(states.at(-1) ?? [], each));
        const today = states.at(-1) ?? [];
        const then = states[chosen % states.length] ?? [];
        const { files } = restore(aim, today, then, freightIn(aim, then));
        const after = today.map((file) => ({
          ...file,
          text: files.find(({ path }) => path === file.path)?.text ?? file.text,
        }));
        expect(fieldsIn(aim, after)).toEqual(fieldsIn(aim, then));
        expect(after.map(({ text }) => rest(text))).toEqual(today.map(({ text }) => rest(text)));
        expect(freightIn(aim, after)).toEqual(freightIn(aim, then));
        expect(fieldsIn(aim, then).length).toBeGreaterThanOrEqual(paths.length);
        restored += 1;
        if (files.length > 0) changed += 1;
      },
    ),
    { numRuns: scaled(40, 1000) },
  );
  console.log(
    `rollback, values: ${restored} of ${restored} random histories of ${Object.keys(styles).length} styles restored exactly, ${changed} of them by a change`,
  );
  expect(changed).toBeGreaterThan(restored / 4);
});

const stamp = { by: 'ada', at: '2026-11-21T10:00:00Z', reason: 'it\'s "down": # 1' };
const digest = `sha256:${'a'.repeat(64)}`;

test.each([
  ['no key', 'version: 1\napps: [{ name: shop }]\nenvironments: [{ name: p }]\n'],
  ['an empty list', 'version: 1\nholds: [] # nobody\napps: [{ name: shop }]\nenvironments: [{ name: p }]\n'],
  [
    'a flow list',
    'version: 1\nholds: [{ app: shop, environment: p, by: b, reason: r }] # one\napps: [{ name: shop }]\nenvironments: [{ name: p }]\n',
  ],
  [
    'a block list between comments',
    'version: 1\r\nholds:\r\n  # first\r\n  - app: shop # shop\r\n    environment: p\r\n    by: b\r\n    reason: r\r\n\r\n# apps\r\napps: [{ name: shop }]\r\nenvironments: [{ name: p }]\r\n',
  ],
  [
    'a list at the margin',
    'version: 1\nholds:\n- { app: shop, environment: p, by: b, reason: r }\napps: [{ name: shop }]\nenvironments: [{ name: p }]\n',
  ],
  ['JSON', '{"version": 1, "holds": [], "apps": [{"name": "shop"}], "environments": [{"name": "p"}]}\n'],
  ['no line end', 'version: 1\napps: [{ name: shop }]\nenvironments: [{ name: p }]'],
])('a hold is added where gitops.yaml has %s, and not one other byte changes', (_, text) => {
  const before = readConfig(text);
  const [file] = withHolds(text, 'p', [{ app: 'shop', images: [`ghcr.io/acme/shop@${digest}`] }], stamp).files;
  const after = file?.text ?? '';
  const added = { app: 'shop', environment: 'p', ...stamp, until: undefined, images: [`ghcr.io/acme/shop@${digest}`] };
  expect(readConfig(after)).toEqual({ ...before, holds: [...before.holds, added] });
  // What stood there before is there still, around one new piece.
  let from = 0;
  while (from < text.length && text[from] === after[from]) from++;
  let to = 0;
  while (to < text.length - from && text.at(-1 - to) === after.at(-1 - to)) to++;
  const lost = text.slice(from, text.length - to);
  expect(['', '[]']).toContain(lost.trim());
});
