import { type Case, deployment, digest } from './case.ts';

const pinnedByDigest = 'version: 1\npolicy: { pinned: digest }';
const onlyAcme = 'version: 1\npolicy: { registries: [ghcr.io/acme] }';
const overlay = (images: string) => `resources: [../../base]\nimages:\n${images}`;
const base = {
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'base/web.yaml': deployment({ image: 'ghcr.io/acme/shop' }),
};

export const imageCases: readonly Case[] = [
  {
    check: 'pinned',
    title: 'the tag latest moves',
    files: { 'web.yaml': deployment({ image: 'ghcr.io/acme/shop:latest' }) },
    found: ['web.yaml:12:18'],
  },
  {
    check: 'pinned',
    title: 'no tag means latest',
    files: { 'web.yaml': deployment({ image: 'nginx' }) },
    found: ['web.yaml:12:18'],
  },
  {
    check: 'pinned',
    title: 'a tag beside latest names one version, so does latest with a digest, and gitops.yaml names repositories',
    gitops: 'version: 1\napps: [{ name: shop, images: [{ image: ghcr.io/acme/shop }] }]',
    files: {
      'web.yaml': deployment({ image: 'ghcr.io/acme/latest:1.0.0' }),
      'api.yaml': deployment({ image: `ghcr.io/acme/shop:latest@${digest}` }),
    },
    found: [],
  },
  {
    check: 'pinned',
    title: 'a policy asks for digests',
    gitops: pinnedByDigest,
    files: {
      'web.yaml': deployment({ image: 'ghcr.io/acme/shop:1.0.0' }),
      'values.yaml': 'image:\n  repository: ghcr.io/acme/shop\n  tag: 1.0.0\n',
      'source.yaml':
        'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: { name: shop }\nspec:\n  url: oci://ghcr.io/acme/shop\n  ref: { semver: ">=1.0.0" }\n',
    },
    found: ['source.yaml:6:8', 'values.yaml:2:3', 'web.yaml:12:18'],
  },
  {
    check: 'pinned',
    title: 'a digest beside the tag, and one that a chart takes by its digits',
    gitops: pinnedByDigest,
    files: {
      'web.yaml': deployment(),
      'values.yaml': `image:\n  repository: ghcr.io/acme/shop\n  tag: 1.0.0\n  sha: ${'a1'.repeat(32)}\n`,
      'chart.yaml': 'image:\n  repository: ghcr.io/acme/shop\n  tag: ""\n',
    },
    found: [],
  },
  {
    check: 'pinned',
    title: 'one of two overlays leaves the base without a version',
    files: {
      ...base,
      'envs/dev/kustomization.yaml': overlay('  - { name: ghcr.io/acme/shop, newTag: 1.0.0 }\n'),
      'envs/prod/kustomization.yaml': 'resources: [../../base]\n',
    },
    found: ['base/web.yaml:12:18'],
  },
  {
    check: 'pinned',
    title: 'every overlay decides the version of the base, one of them through the other',
    files: {
      ...base,
      'envs/dev/kustomization.yaml': overlay('  - { name: ghcr.io/acme/shop, newTag: 1.0.0 }\n'),
      'envs/prod/kustomization.yaml': 'resources: [../dev]\n',
    },
    found: [],
  },
  {
    check: 'pinned',
    title: 'a component decides that the overlay includes, and none that only another one does',
    files: {
      ...base,
      'components/version/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nimages: [{ name: ghcr.io/acme/shop, newTag: 1.0.0 }]\n',
      'envs/dev/kustomization.yaml': 'resources: [../../base]\ncomponents: [../../components/version]\n',
      'other/web.yaml': deployment({ image: 'ghcr.io/acme/shop' }),
      'other/kustomization.yaml': 'resources: [web.yaml]\n',
    },
    found: ['other/web.yaml:12:18'],
  },
  {
    check: 'registries',
    title: 'an image from elsewhere, and one whose owner only begins alike',
    gitops: onlyAcme,
    files: {
      'web.yaml': deployment({ image: 'docker.io/library/nginx:1.27.0' }),
      'api.yaml': deployment({ image: 'ghcr.io/acme-labs/shop:1.0.0' }),
    },
    found: ['api.yaml:12:18', 'web.yaml:12:18'],
  },
  {
    check: 'registries',
    title: 'an image below the registry, however deep, and a name that every overlay replaces',
    gitops: onlyAcme,
    files: {
      'web.yaml': deployment({ image: 'ghcr.io/acme/team/shop:1.0.0' }),
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': deployment({ image: 'shop:1.0.0' }),
      'envs/dev/kustomization.yaml': overlay('  - { name: shop, newName: ghcr.io/acme/shop, newTag: 1.0.0 }\n'),
    },
    found: [],
  },
];
