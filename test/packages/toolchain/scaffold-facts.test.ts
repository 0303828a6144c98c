import { describe, expect, it } from 'vitest';
import { imagesIn } from '../../../packages/toolchain/scaffold/images.ts';
import { environmentsIn } from '../../../packages/toolchain/scaffold/layout.ts';
import { remoteOf } from '../../../packages/toolchain/scaffold/remote.ts';

describe('the address of a remote', () => {
  it.each([
    ['https://github.com/acme/web.git', 'github.com acme/web'],
    ['https://github.com/acme/web/', 'github.com acme/web'],
    ['https://octocat:word@github.com/acme/web', 'github.com acme/web'],
    ['git@github.com:acme/web.git', 'github.com acme/web'],
    ['ssh://git@ghe.example:2222/acme/web.git', 'ghe.example:2222 acme/web'],
    ['http://127.0.0.1:4000/acme/web.js.git', '127.0.0.1:4000 acme/web.js'],
    ['acme-github:acme/web', 'acme-github acme/web'],
  ])('%s is %s', (address, expected) => {
    const remote = remoteOf(address);
    expect(`${remote?.host} ${remote?.repository}`).toBe(expected);
  });

  it.each([
    '',
    '/srv/git/web.git',
    '../web',
    'https://github.com/web',
    'https://git.example/group/sub/web',
    'a b:c/d',
    'https://h/acme/$(id)',
    'https://h/acme/a"b',
    'https://h/acme/..',
    'git@h:acme/x y',
    'https://h/a{b/c}',
  ])('%j is none of a repository as owner/name', (address) => {
    expect(remoteOf(address)).toBeUndefined();
  });
});

describe('the environments of a repository', () => {
  const shown = (files: readonly string[]): readonly string[] =>
    environmentsIn(files).map(({ name, folders }) => `${name}: ${folders.join(' ')}`);

  it.each<[string, readonly string[], readonly string[]]>([
    ['folders of envs', ['envs/prod/web.yaml', 'envs/dev/web/a.yaml'], ['dev: envs/dev', 'prod: envs/prod']],
    [
      'overlays of several apps',
      ['apps/web/overlays/prod/k.yaml', 'apps/web/overlays/dev/k.yaml', 'apps/api/overlays/dev/k.yaml'],
      ['dev: apps/api/overlays/dev apps/web/overlays/dev', 'prod: apps/web/overlays/prod'],
    ],
    ['folders in the root', ['staging/web.yaml', 'dev/web.yaml', 'charts/x.yaml'], ['dev: dev', 'staging: staging']],
    [
      'unknown names before production',
      ['clusters/production/a.yaml', 'clusters/eu/a.yaml', 'clusters/dev/a.yaml'],
      ['dev: clusters/dev', 'eu: clusters/eu', 'production: clusters/production'],
    ],
    ['none', ['apps/web/deployment.yaml', 'envs/readme.yaml'], []],
  ])('are %s', (_name, files, expected) => {
    expect(shown(files)).toEqual(expected);
  });
});

describe('the images of a manifest', () => {
  it.each([
    ['containers', 'spec: { containers: [{ name: web, image: "ghcr.io/acme/web:1" }] }', ['ghcr.io/acme/web']],
    ['a kustomization', 'images: [{ name: web, newName: ghcr.io/acme/web, newTag: "1" }]', ['ghcr.io/acme/web']],
    ['an image by its own name', 'images: [{ name: ghcr.io/acme/web, digest: "sha256:0" }]', ['ghcr.io/acme/web']],
    ['Helm values', 'web: { image: { registry: ghcr.io, repository: acme/web, tag: 1 } }', ['ghcr.io/acme/web']],
    ['no image at all', 'image: { pullPolicy: Always }\nname: web', []],
    ['a template', 'image: {{ .Values.image }}', []],
    ['what is no YAML', 'a: [', []],
  ])('are those of %s', (_name, text, expected) => {
    expect(imagesIn({ path: 'a.yaml', text }).map(({ repository }) => repository)).toEqual(expected);
  });
});
