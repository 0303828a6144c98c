import { describe, expect, test } from 'vitest';
import { digestB, edit, refusal } from './edit-texts.ts';

const image = `ghcr.io/acme/shop:1.4.2@${digestB}`;
const named = (kind: string, name: string, namespace = ''): string =>
  `kind: ${kind}\nmetadata:\n  name: ${name}\n${namespace === '' ? '' : `  namespace: ${namespace}\n`}spec:\n  containers: [{name: a, image: ghcr.io/acme/shop:1.4.1}]\n`;
const deployment = named('Deployment', 'shop');
const kustomization = (rest: string): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${rest}`;
const images = 'images:\n- name: ghcr.io/acme/shop\n  newTag: 1.4.1\n';
const always = { 'z.yaml': 'image: ghcr.io/acme/shop:1.4.1\n' };

function outcome(texts: Readonly<Record<string, string>>): {
  readonly changed: readonly string[];
  readonly left: readonly string[];
} {
  const { files, skipped } = edit({ ...texts, ...always }, { image });
  return {
    changed: files.map(({ path }) => path).filter((path) => path !== 'z.yaml'),
    left: skipped.map(({ file, reason, detail }) => `${file} ${reason}: ${detail}`),
  };
}

describe('kustomizations that decide', () => {
  const by = (path: string): string => `base/web.yaml overridden: "images:" of ${path} decides about it`;

  test('over two levels of bases', () => {
    const texts = {
      'base/web.yaml': deployment,
      'base/kustomization.yaml': kustomization('resources: [web.yaml]\n'),
      'region/kustomization.yaml': kustomization('resources:\n- ../base/\n'),
      'region/prod/kustomization.yaml': kustomization(`resources:\n- ..\n${images}`),
    };
    expect(outcome(texts)).toEqual({
      changed: ['region/prod/kustomization.yaml'],
      left: [by('region/prod/kustomization.yaml')],
    });
  });

  test('as a component, for whoever includes it', () => {
    const texts = {
      'base/web.yaml': deployment,
      'base/kustomization.yaml': kustomization('resources: [web.yaml]\n'),
      'pin/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${images}`,
      'prod/kustomization.yaml': kustomization('resources: [../base]\ncomponents: [../pin]\n'),
    };
    expect(outcome(texts)).toEqual({ changed: ['pin/kustomization.yaml'], left: [by('pin/kustomization.yaml')] });
  });

  test('not through a component that nobody includes', () => {
    const texts = {
      'base/web.yaml': deployment,
      'base/kustomization.yaml': kustomization('resources: [web.yaml]\n'),
      'pin/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${images}`,
    };
    expect(outcome(texts)).toEqual({ changed: ['base/web.yaml', 'pin/kustomization.yaml'], left: [] });
  });

  test('not where they only rename: the tag of the reference is kept', () => {
    const texts = {
      'base/web.yaml': deployment,
      'base/kustomization.yaml': kustomization(
        'resources: [web.yaml]\nimages: [{name: ghcr.io/acme/shop, newName: mirror.example/shop}]\n',
      ),
    };
    expect(outcome(texts)).toEqual({ changed: ['base/web.yaml'], left: [] });
  });

  test('in circles', () => {
    const texts = {
      'base/web.yaml': deployment,
      'base/kustomization.yaml': kustomization(`resources: [web.yaml, ../loop]\n${images}`),
      'loop/kustomization.yaml': kustomization('resources: [../base]\n'),
    };
    expect(outcome(texts).left).toEqual([by('base/kustomization.yaml')]);
  });
});

describe('objects of Flagger', () => {
  const canary = (namespace: string): string =>
    `apiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata:\n  name: shop-canary\n${namespace}spec:\n  targetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}\n`;

  test('the copy of a Canary found below path is left alone, its target is set', () => {
    const texts = {
      'canary.yaml': canary(''),
      'copy.yaml': named('Deployment', 'shop-primary'),
      'shop.yaml': deployment,
    };
    expect(outcome(texts)).toEqual({
      changed: ['shop.yaml'],
      left: ['copy.yaml flagger: Flagger copies it, by the Canary "shop-canary"'],
    });
  });

  test('objects in a List are told apart', () => {
    const inList = (object: string): string => object.trimEnd().replace(/\n/g, '\n  ');
    const list = `kind: List\nitems:\n- ${inList(named('Deployment', 'shop-primary'))}\n- ${inList(canary(''))}\n- ${inList(deployment)}\n`;
    const result = edit({ 'list.yaml': list }, { image });
    expect(result.changes.map(({ path }) => path)).toEqual(['spec.containers[name=a].image']);
    expect(result.skipped).toMatchObject([{ path: 'spec.containers[name=a].image', reason: 'flagger' }]);
  });

  test('an object that a Canary owns is left alone', () => {
    const owned = deployment.replace(
      'metadata:\n',
      'metadata:\n  ownerReferences:\n  - {apiVersion: flagger.app/v1beta1, kind: Canary, name: other}\n',
    );
    expect(outcome({ 'a.yaml': owned })).toEqual({
      changed: [],
      left: ['a.yaml flagger: Flagger copies it, by the Canary "other"'],
    });
  });

  test('other objects of such a name are ordinary', () => {
    const texts = {
      'canary.yaml': canary('  namespace: prod\n'),
      'a.yaml': named('Deployment', 'db-primary'),
      'b.yaml': named('StatefulSet', 'shop-primary'),
      'c.yaml': named('Deployment', 'shop-primary', 'staging'),
    };
    expect(outcome(texts)).toEqual({ changed: ['a.yaml', 'b.yaml', 'c.yaml'], left: [] });
  });
});

describe('values that a template fills in', () => {
  test.each([
    ['a tag', 'image:\n  repository: ghcr.io/acme/shop\n  tag: "{{ .tag }}"\n'],
    [
      'an entry',
      'kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1\nimages:\n- name: ghcr.io/acme/shop\n  newTag: "{{ tag }}"\n',
    ],
    [
      "an ApplicationSet's string",
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  source:\n    kustomize:\n      images: ["shop=ghcr.io/acme/shop:{{tag}}"]\n',
    ],
  ])('%s is left alone', (_name, text) => {
    expect(outcome({ 'a.yaml': text })).toEqual({ changed: [], left: ['a.yaml template: a template fills it in'] });
  });

  test('data beside them is no template', () => {
    const text = 'image:\n  repository: ghcr.io/acme/shop\n  tag: 1.4.1\n  note: "{{ x }}"\n';
    expect(outcome({ 'a.yaml': text })).toEqual({ changed: ['a.yaml'], left: [] });
  });
});

describe('variables that Flux or envsubst replaces, and placeholders', () => {
  test.each([
    'image: ghcr.io/acme/shop:${TAG}\n',
    'image: ghcr.io/acme/shop:${TAG:=1.4.1}\n',
    'image: ghcr.io/acme/shop:1.4.1-${FLAVOR}\n',
    'image: ghcr.io/acme/shop:<tag>\n',
    'image: ghcr.io/acme/shop:{TAG}\n',
    'image: {repository: ghcr.io/acme/shop, tag: "${TAG}"}\n',
    'apiVersion: kustomize.config.k8s.io/v1\nkind: Kustomization\nimages: [{name: ghcr.io/acme/shop, newTag: "${TAG}"}]\n',
    'kind: OCIRepository\nspec:\n  url: oci://ghcr.io/acme/shop\n  ref: {tag: "${TAG}"}\n',
    'tag: ${TAG} # {"$imagepolicy": "apps:shop:tag"}\n---\nkind: ImagePolicy\napiVersion: image.toolkit.fluxcd.io/v1\nmetadata: {name: shop, namespace: apps}\nspec: {imageRepositoryRef: {name: shop}}\n---\nkind: ImageRepository\napiVersion: image.toolkit.fluxcd.io/v1\nmetadata: {name: shop}\nspec: {image: ghcr.io/acme/shop}\n',
  ])('%j is left alone', (text) => {
    expect(outcome({ 'a.yaml': text })).toEqual({ changed: [], left: ['a.yaml template: a variable fills it in'] });
    expect(refusal(() => edit({ 'a.yaml': text }, { image }, true)).code).toBe('NO_MATCH');
  });

  test('a line of `set` may well replace one', () => {
    expect(edit({ 'a.yaml': 'tag: ${TAG}\n' }, { set: 'tag = 1.4.2' }).files[0]?.text).toBe('tag: 1.4.2\n');
  });
});

test('a value that names the image where none is known to stand is told', () => {
  const text = `status:\n  images:\n  - ghcr.io/acme/shop:1.4.1\n  - ghcr.io/acme/shop\n  - ghcr.io/acme/shop-api:1\n`;
  const left = ['a.yaml elsewhere: nothing says that an image stands there'];
  expect(outcome({ 'a.yaml': text })).toEqual({ changed: [], left });
  expect(refusal(() => edit({ 'a.yaml': text }, { image }))).toMatchObject({
    code: 'NO_MATCH',
    message: expect.stringContaining('status.images[0] (a.yaml:3): nothing says'),
    hint: expect.stringContaining('`set`'),
  });
});

describe('files that SOPS encrypts', () => {
  const seal = 'sops:\n  mac: ENC[AES256_GCM,data:0A==]\n  encrypted_regex: ^data$\n';
  const texts = {
    'a reference': `image: ghcr.io/acme/shop:1.4.1\n${seal}`,
    'another document': `image: ghcr.io/acme/shop:1.4.1\n---\n${seal}`,
    'a text inside': `kind: ConfigMap\ndata:\n  a.yaml: |\n    image: ghcr.io/acme/shop:1.4.1\n${seal}`,
    JSON: '{"image": "ghcr.io/acme/shop:1.4.1", "sops": {"mac": "ENC[0A==]"}}',
  };

  test.each(Object.entries(texts))('are left alone: %s', (_name, text) => {
    const detail = 'SOPS encrypts the file, and could not decrypt it any more';
    expect(outcome({ 'a.yaml': text })).toEqual({ changed: [], left: [`a.yaml encrypted: ${detail}`] });
    expect(refusal(() => edit({ 'a.yaml': text }, { image }, true)).code).toBe('MANIFEST_ENCRYPTED');
  });

  test.each(['kind = B', 'new := 1', '- image'])('are refused to a line that names them: %s', (set) => {
    const text = `kind: A\nimage: x\n${seal}`;
    expect(refusal(() => edit({ 'a.yaml': text }, { set }))).toMatchObject({
      code: 'MANIFEST_ENCRYPTED',
      at: { file: 'a.yaml' },
      hint: expect.stringContaining('sops set'),
    });
    expect(refusal(() => edit({ 'a.yaml': text }, { patch: '{kind: A, image: z}' })).code).toBe('MANIFEST_ENCRYPTED');
  });

  test('may change in clear text where encrypted values alone are sealed', () => {
    const text = (it: string): string =>
      `image: ${it}\ndata: ENC[AES256_GCM,data:0A==]\nsops:\n  mac: ENC[AES256_GCM,data:0A==]\n  mac_only_encrypted: true\n`;
    const before = { 'a.yaml': text('ghcr.io/acme/shop:1.4.1') };
    expect(edit(before, { image }).files[0]?.text).toBe(text(image));
    expect(refusal(() => edit(before, { set: 'data = x' })).code).toBe('MANIFEST_ENCRYPTED');
  });
});

describe('aliases', () => {
  const text = (tag: string): string =>
    `x-shop: &shop ghcr.io/acme/shop:${tag}\na:\n  image: *shop\nb:\n  image: *shop\n`;
  const left = (line: number): string => `a.yaml alias: it repeats what line ${line} says`;

  test('are left alone, since what they repeat stands elsewhere', () => {
    expect(outcome({ 'a.yaml': text('1.4.1') })).toEqual({ changed: [], left: [left(1), left(1)] });
  });

  test('are followed once where that is allowed', () => {
    const result = edit({ 'a.yaml': text('1.4.1') }, { image, 'fan-out': 'allow' });
    expect(result.files[0]?.text).toBe(text(`1.4.2@${digestB}`));
    expect(result.changes.map(({ path }) => path)).toEqual(['x-shop']);
    expect(result.skipped.map(({ line, reason }) => `${line} ${reason}`)).toEqual(['3 alias', '5 alias']);
  });

  test('that repeat a place of an image are told', () => {
    const repeated = (tag: string): string => `a:\n  image: &shop ghcr.io/acme/shop:${tag}\nb:\n  image: *shop\n`;
    const result = edit({ 'a.yaml': repeated('1.4.1') }, { image, 'fan-out': 'allow' });
    expect(result.files[0]?.text).toBe(repeated(`1.4.2@${digestB}`));
    expect(result.skipped).toMatchObject([{ path: 'b.image', line: 4, reason: 'alias' }]);
  });
});
