import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { createApp, site, tagPushed, writesTo } from './app.ts';

interface Refusal {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly gitRef?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly code: string;
  readonly message: string | RegExp;
}

const token = `ghp_${'a1B2'.repeat(9)}`;

const refusals: Readonly<Record<string, Refusal>> = {
  'a run that no tag started': {
    gitRef: 'refs/heads/main',
    code: 'NO_TAG',
    message:
      'Choosing a tag failed for "refs/heads/main" (event unknown): it is not a git tag.\n' +
      'Start the workflow from a pushed tag:',
  },
  'a tag that is not a version': {
    gitRef: 'refs/tags/v1.2',
    code: 'TAG_NOT_VERSION',
    message: 'Git tag "v1.2" is not a semantic version.\nA version has three parts: push v1.2.0 instead.',
  },
  'a rule for tags that only others have': {
    inputs: { tags: 'type=version\ntype=pep440,pattern={{version}}' },
    code: 'INPUT_INVALID',
    message: 'input "tags": expected one of the other types: a Python version that is a semantic version too',
  },
  'a tag with two meanings': {
    inputs: { tags: 'type=version\nlatest', 'moving-tags': 'latest' },
    code: 'TAG_COLLISION',
    message: 'Tag "latest" has two meanings',
  },
  'a tag that is too long': {
    inputs: { tags: `type=version,suffix=-${'x'.repeat(128)}` },
    code: 'TAG_TOO_LONG',
    message: 'gives an image tag of 134 characters',
  },
  'a moving tag that there is not': {
    inputs: { 'moving-tags': 'patch' },
    code: 'INPUT_INVALID',
    message: 'input "moving-tags": expected one of latest, minor, major',
  },
  'an image with characters that no path may have': {
    inputs: { image: 'ghcr.io/acme/sh$op' },
    code: 'INPUT_INVALID',
    message: /input "image": expected .*\(invalid reference format\).*found "ghcr\.io\/acme\/sh\$op"/,
  },
  'an image with a tag': {
    inputs: { image: 'ghcr.io/acme/shop:latest' },
    code: 'INPUT_INVALID',
    message: 'an image without a tag or digest',
  },
  'several bad inputs, all at once': {
    inputs: { image: '', push: 'yes', engine: 'kaniko' },
    code: 'INPUT_INVALID',
    message: /input "image".*input "engine".*input "push"/,
  },
  'a user without a password': {
    inputs: { username: 'ci' },
    code: 'INPUT_INVALID',
    message: 'Input "password": expected a value, since "username" is given',
  },
  'a password as a build argument': {
    inputs: { username: 'ci', password: 'correct horse', 'build-args': 'A=1\nNPM=x-correct horse-y' },
    code: 'SECRET_IN_IMAGE',
    message: 'Input "build-args": the value of NPM is, or holds, a secret.',
  },
  'a token as a label': {
    inputs: { labels: `note=${token}` },
    code: 'SECRET_IN_IMAGE',
    message: 'Input "labels": the value of note is, or holds, a secret.',
  },
  'the job token as a build argument, in base64': {
    inputs: {
      'github-token': 'the-token-of-the-job',
      'build-args': `T=${Buffer.from('the-token-of-the-job').toString('base64')}`,
    },
    code: 'SECRET_IN_IMAGE',
    message: 'the value of T is, or holds, a secret',
  },
  'the password in the Dockerfile': {
    inputs: { username: 'ci', password: 'correct horse', engine: 'assemble' },
    files: { Dockerfile: 'FROM scratch\nCOPY public /srv\nENV KEY="correct horse"\n' },
    code: 'SECRET_IN_IMAGE',
    message: 'The image was built and not pushed: its configuration or history holds a secret.',
  },
  'the password in the Dockerfile, written in another way': {
    inputs: { username: 'ci', password: 'say "cheese" now', engine: 'assemble' },
    files: { Dockerfile: 'FROM scratch\nCOPY public /srv\nLABEL word=\'x say "cheese" now\'\n' },
    code: 'SECRET_IN_IMAGE',
    message: 'holds a secret',
  },
  "the runner's own token in an annotation": {
    inputs: { annotations: 'note=is the-token-of-the-job-server' },
    environment: { ACTIONS_RUNTIME_TOKEN: 'the-token-of-the-job-server' },
    code: 'SECRET_IN_IMAGE',
    message: 'Input "annotations": the value of note is, or holds, a secret.',
  },
  'something that looks like a token in the Dockerfile': {
    inputs: { engine: 'assemble' },
    files: { Dockerfile: `FROM scratch\nCOPY public /srv\nENV KEY=${token}\n` },
    code: 'SECRET_IN_IMAGE',
    message: 'its configuration or history holds a secret.',
  },
  'a secret of a file in a build argument': {
    inputs: { 'secret-files': 'npm=public/index.html', 'build-args': 'A=<h1>shop</h1>' },
    code: 'SECRET_IN_IMAGE',
    message: 'Input "build-args": the value of A is, or holds, a secret.',
  },
  'a Dockerfile that is not there': {
    inputs: { file: 'docker/Dockerfile' },
    code: 'FILE_NOT_FOUND',
    message: 'Reading the Dockerfile "docker/Dockerfile" failed: there is no such file in the workspace.',
  },
  'a context that is not there': {
    inputs: { context: 'web' },
    code: 'FILE_NOT_FOUND',
    message: 'Reading the context "web" failed: there is no such folder in the workspace.',
  },
  'RUN with the engine assemble': {
    inputs: { engine: 'assemble' },
    files: { Dockerfile: 'FROM scratch\n\nRUN make\n' },
    code: 'ENGINE_CANNOT',
    message:
      'Engine assemble cannot build Dockerfile:3: RUN runs a command.\nEngines buildx, docker, buildah and podman can',
  },
  'COPY out of the context': {
    files: { Dockerfile: 'FROM scratch\nCOPY ../secret /\n' },
    code: 'DOCKERFILE_INVALID',
    message: 'Reading Dockerfile:2 failed: COPY ../secret leads out of the build context.',
  },
  'a link that leads out of the context': {
    files: { Dockerfile: 'FROM scratch\nCOPY link /etc/\n' },
    code: 'DOCKERFILE_INVALID',
    message: 'COPY link is a symbolic link to /etc/passwd, which does not stay in the build context',
  },
  'a stage that is not there': {
    inputs: { target: 'web' },
    code: 'INPUT_INVALID',
    message: 'Input "target": the Dockerfile has no stage "web".',
  },
};

describe('a bad input ends in one clear error, and nothing is written', () => {
  let registry: SandboxRegistry;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  afterAll(() => registry[Symbol.asyncDispose]());

  test.each(Object.entries(refusals))('%s', async (_, { inputs, files, gitRef, environment, code, message }) => {
    await using app = await createApp({ ...site, ...files });
    await symlink('/etc/passwd', join(app.folder, 'link'));
    const { exitCode, outputs, annotations, log } = await runAction('build-push', {
      inputs: { image: `${registry.host}/acme/shop`, ...inputs },
      workspace: app.folder,
      environment: { ...tagPushed, ...(gitRef !== undefined && { GITHUB_REF: gitRef }), ...environment },
    });
    const errors = annotations.filter(({ level }) => level === 'error');
    expect(errors.map(({ properties }) => properties.title)).toEqual([code]);
    expect(errors[0]?.message).toMatch(message);
    expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: {} });
    expect(writesTo(registry)).toEqual([]);
    expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/correct horse|the-token-of-the-job|ghp_/);
  });
});

describe('a registry that refuses', () => {
  test('without a login is an error about the login', async () => {
    await using registry = await startRegistry({ auth: { kind: 'basic', username: 'ci', password: 'right-password' } });
    await expectRefusal(registry, {}, 'REGISTRY_AUTH');
  });

  test('with a wrong password is an error about the login', async () => {
    await using registry = await startRegistry({
      auth: { kind: 'bearer', username: 'ci', password: 'right-password' },
    });
    await expectRefusal(registry, { username: 'ci', password: 'wrong-password' }, 'REGISTRY_AUTH');
  });

  test('with a login that may only read is an error about the permission to push', async () => {
    const auth = { kind: 'basic', username: 'ci', password: 'right-password', access: 'pull' } as const;
    await using registry = await startRegistry({ auth });
    await expectRefusal(registry, { username: 'ci', password: 'right-password' }, 'PUSH_DENIED');
    expect(registry.tags('acme/shop')).toEqual([]);
  });

  test('because it is not there is an error that says so', async () => {
    const registry = await startRegistry();
    await registry[Symbol.asyncDispose]();
    await expectRefusal(registry, { retries: '1' }, 'REGISTRY_UNAVAILABLE');
  });

  test('by answering that it is broken is not taken for a version that is absent', async () => {
    await using registry = await startRegistry();
    registry.fail({ match: /^GET .*\/manifests\//, status: 500, times: 9, headers: { 'retry-after': '0' } });
    await expectRefusal(registry, {}, 'REGISTRY_UNAVAILABLE');
  });
});

async function expectRefusal(
  registry: SandboxRegistry,
  login: Readonly<Record<string, string>>,
  code: string,
): Promise<void> {
  await using app = await createApp();
  const inputs = { image: `${registry.host}/acme/shop`, ...login };
  const { exitCode, outputs, annotations, log } = await runAction('build-push', {
    inputs,
    workspace: app.folder,
    environment: tagPushed,
  });
  expect(annotations.map(({ properties }) => properties.title)).toEqual([code]);
  expect(annotations[0]?.message).toContain(registry.host);
  expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: {} });
  expect(writesTo(registry).filter((request) => / 20\d$/.test(request))).toEqual([]);
  expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/(right|wrong)-password/);
}
