import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { config, files, image, shopFile } from './environments.ts';
import { newScene, type Scene } from './scene.ts';

/** Many commits of one file, and many files that have nothing to do with it, as git reads them by itself. */
async function grow({ github, repository }: Scene, commits: number, others: number): Promise<void> {
  const git = execFile('git', ['-C', github.repositoryPath(repository), 'fast-import', '--quiet']);
  const write = (text: string): void => void git.stdin?.write(text);
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const start = await github.resolveRef(repository, 'main');
  const text = (await github.readFile(repository, start ?? '', shopFile)) ?? '';
  for (let index = 0; index < commits; index++) {
    write(
      `commit refs/heads/main\ncommitter Ada <ada@example.test> ${1_700_000_000 + index} +0000\n${data(`Edit ${index}`)}`,
    );
    if (index === 0) write(`from ${start}\n`);
    write(`M 100644 inline ${shopFile}\n${data(text.replace('count: 2', `count: ${index}`))}`);
    for (let other = 0; index === 0 && other < others; other++) {
      write(`M 100644 inline more/${other % 100}/${other}.yaml\n${data(`a: ${other}\n`)}`);
    }
  }
  git.stdin?.end();
  const [code] = await once(git, 'close');
  if (code !== 0) throw new Error('git could not import the commits');
}

async function requestsAfter(github: GitHub, name: string, commits: number, others: number) {
  const scene = await newScene(github, `acme/${name}`, files);
  await scene.deliver({ image: image('shop', '1.0.1'), environment: 'production' });
  await scene.deliver({ image: image('shop', '1.0.2'), environment: 'production' });
  await grow(scene, commits, others);
  const before = github.requests.length;
  const { walked, to } = await scene.rollBack();
  expect(to.freight.images[0]?.tag).toBe('1.0.1');
  return { walked, sent: scene.sent(before) };
}

test('takes three requests, and one more for each hundred commits that it goes back', async () => {
  await using github = await startGitHub();
  const far = scaled(120, 450);
  const others = scaled(200, 20_000);
  const near = await requestsAfter(github, 'near', 0, 0);
  const deep = await requestsAfter(github, 'deep', far, 0);
  const large = await requestsAfter(github, 'large', 1, others);
  expect(near.sent).toEqual(['Inspect', 'ReadHistory', 'OpenRollback']);
  expect(large.sent).toEqual(near.sent);
  expect(deep.sent.length).toBeLessThanOrEqual(3 + Math.floor(deep.walked / 100));
  console.log(
    `rollback: ${near.sent.length} requests near, ${deep.sent.length} over ${deep.walked} commits of history, ${large.sent.length} in a repository of ${others} files`,
  );
  expect(github.defects).toEqual([]);
});

test('an environment with a branch of its own goes back there, by the gitops.yaml of the default branch', async () => {
  await using github = await startGitHub();
  const written = config.replace('path: envs/production', 'path: envs/production\n    base: production');
  const scene = await newScene(github, 'acme/branches', { ...files, 'gitops.yaml': written });
  await scene.commit({ 'README.md': '# Production\n' }, 'Start', 'production');
  for (const version of ['1.0.1', '1.0.2']) {
    await scene.deliver({ image: image('shop', version), environment: 'production', base: 'production' });
  }
  const before = github.requests.length;
  const result = await scene.rollBack();
  expect(scene.sent(before)).toEqual(['Inspect', 'Inspect', 'ReadHistory', 'OpenRollback']);
  expect(result.to.freight.images[0]?.tag).toBe('1.0.1');
  const [pull] = github.administer('acme/branches').pullRequests();
  expect([pull?.baseRefName, await scene.read(shopFile)]).toEqual(['production', files[shopFile]]);
  expect(await scene.read('gitops.yaml', pull?.headRefName)).toContain('holds:');
  expect(github.defects).toEqual([]);
});
