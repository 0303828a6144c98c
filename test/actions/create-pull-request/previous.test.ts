import { expect, test } from 'vitest';
import { formatReference, parseReference } from '#image';
import { parseInputs } from '#input';
import { applyEdit, editInputs, editOf } from '#manifest';
import { previousImages } from '../../../actions/create-pull-request/src/previous.ts';

const digest = (byte: string): string => `sha256:${byte.repeat(32)}`;

const manifests: readonly (readonly [kind: string, text: string, before: string])[] = [
  [
    'a Deployment',
    'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: ghcr.io/acme/shop:1.0.0\n',
    'ghcr.io/acme/shop:1.0.0',
  ],
  [
    'a Deployment by digest',
    `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: ghcr.io/acme/shop:1.0.0@${digest('cd')}\n`,
    `ghcr.io/acme/shop:1.0.0@${digest('cd')}`,
  ],
  [
    'Helm values with a digest',
    `image:\n  repository: ghcr.io/acme/shop\n  tag: 1.0.0\n  digest: ${digest('cd')}\n`,
    `ghcr.io/acme/shop:1.0.0@${digest('cd')}`,
  ],
  ['Helm values', 'image:\n  repository: ghcr.io/acme/shop\n  tag: 1.0.0\n', 'ghcr.io/acme/shop:1.0.0'],
  [
    'a kustomization',
    'kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\nimages:\n  - name: ghcr.io/acme/shop\n    newTag: 1.0.0\n',
    'ghcr.io/acme/shop:1.0.0',
  ],
];

test.each(manifests)('the image before is read back from the change of %s', (kind, text, before) => {
  const image = `ghcr.io/acme/shop:2.0.0@${digest('ab')}`;
  const inputs = parseInputs(editInputs, (name) => (name === 'image' ? image : ''));
  const path = kind === 'a kustomization' ? 'kustomization.yaml' : 'values.yaml';
  const { changes } = applyEdit([{ path, text, named: true }], editOf(inputs));
  const images = inputs.image.map((request) => request.image);
  expect(previousImages(images, changes).map(formatReference)).toEqual([before]);
});

test('an image that only other changes concern has no image before', () => {
  const parsed = parseReference('ghcr.io/acme/cart:1.0.0');
  if (!parsed.ok) throw new Error(parsed.expected);
  expect(previousImages([parsed.value], [])).toEqual([]);
});
