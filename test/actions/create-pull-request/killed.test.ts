import { expect } from 'vitest';
import { literalDefaults } from '../../sandbox/action-process.ts';
import { scaled } from '../../scale.ts';
import { killAtAnyMoment } from '../sweep/kills.ts';
import { openPullRequests } from '../sweep/scene.ts';
import { deployment, files, shop } from './environment-repository.ts';
import { copiedScene, newScene } from './in-process.ts';
import { expectNothingHalfMade } from './soundness.ts';

const defaults = await literalDefaults('create-pull-request');
const inputs = { image: shop('1.0.2', 'cd'), path: deployment, merge: 'immediate' };

killAtAnyMoment(
  {
    action: 'create-pull-request',
    /** Where nothing is there before, and where a pull request of an older version is open. */
    async origins(github) {
      const fresh = await newScene(github, 'acme/fresh', files);
      const open = await copiedScene(fresh, 'acme/open');
      await open.deliver({ image: shop('1.0.1'), path: deployment });
      return [fresh, open];
    },
    copy: copiedScene,
    inputs: ({ repository, token }) => {
      return { ...defaults, ...inputs, repository, token, environment: 'dev', 'retry-for': '20s' };
    },
    run: ({ deliver }) => deliver(inputs),
    expectSound: expectNothingHalfMade,
    async expectRight(scene, { result, where }) {
      const { github, repository } = scene;
      expect(['merged', 'unchanged', 'closed'], where).toContain(result.operation);
      expect(openPullRequests(scene), where).toEqual([]);
      const pulls = github.administer(repository).pullRequests();
      expect(pulls.filter(({ state }) => state === 'merged')).toHaveLength(1);
      const head = (await github.resolveRef(repository, 'main')) ?? '';
      expect(await github.readFile(repository, head, deployment), where).toContain(inputs.image);
    },
    said: ['merged', 'merged'],
  },
  scaled(4, 100),
);
