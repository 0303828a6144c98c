import { expect, test } from 'vitest';
import { startGitHub } from '../../sandbox/github/index.ts';
import { newScene } from '../rollback/scene.ts';
import { checkCommit, environment, running } from './scene.ts';

test('the pull request of a rollback passes, and the same without its hold does not', async () => {
  await using github = await startGitHub();
  const { commit, rollBack, repository, read } = await newScene(github, 'acme/environment', environment);
  await commit(running({ dev: '1.1.0', staging: '1.1.0' }));
  await commit(running({ production: '1.1.0' }));
  const config = await read('gitops.yaml');
  await rollBack({ mode: 'pull-request' });
  const [opened] = github.administer(repository).pullRequests();
  expect(opened?.title).toContain('1.0.0');
  expect(await checkCommit(github, repository, opened?.headOid ?? '')).toMatchObject({ found: [], result: 'passed' });
  const without = await commit({ 'gitops.yaml': config }, 'Drop the hold', opened?.headRefName);
  const { found } = await checkCommit(github, repository, without);
  expect(found).toEqual(['downgrade envs/production/shop.yaml:12:18']);
});
