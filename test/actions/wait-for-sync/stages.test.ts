import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '#cluster';
import {
  application,
  canary,
  deployment,
  gitRepository,
  helmRelease,
  kustomization,
  pod,
  replicaSet,
  running,
} from './objects.ts';
import { expectedImage, imageOf, later, old, ours, Scene, stranger } from './world.ts';

const before = [gitRepository(old), kustomization({ applied: old }), ...running(imageOf('1'))];

/** Everything as our commit has it. */
const arrived = [gitRepository(ours), kustomization({ applied: ours }), ...running()];

/** Keeps the Kustomization that brings the app, and itself. */
const parent = (applied: string): KubernetesObject =>
  kustomization({
    ...{ applied, name: 'root', path: './clusters' },
    keeps: ['apps', 'root'].map((name) => `flux-system_${name}_kustomize.toolkit.fluxcd.io_Kustomization`),
  });

type Step = readonly [at: number, change: readonly KubernetesObject[] | ((scene: Scene) => void), answer: string];
type Story = readonly [what: string, steps: readonly Step[]];

const stories: Readonly<Record<string, readonly Story[]>> = {
  'a commit that arrives': [
    [
      'is synced when the last pod runs its image',
      [
        [0, before, 'waiting'],
        [100, [gitRepository(ours)], 'waiting'],
        [200, [kustomization({ applied: old, attempted: ours, checking: true })], 'waiting'],
        [300, [deployment({ generation: 2, observed: 1 })], 'waiting'],
        [400, [deployment({ ready: 0 }), replicaSet(), pod({ image: expectedImage })], 'waiting'],
        [500, running(), 'waiting'],
        [600, [kustomization({ applied: ours })], 'synced'],
      ],
    ],
    [
      'is synced by a commit that came after it, as agents skip commits',
      [
        [0, before, 'waiting'],
        [100, [gitRepository(later), kustomization({ applied: later }), ...running()], 'synced'],
      ],
    ],
    ['may be there before anybody waits', [[0, arrived, 'synced']]],
    [
      'is waited for in all folders that the branch feeds',
      [
        [0, [...arrived, kustomization({ applied: old, name: 'infra', keeps: [] })], 'waiting'],
        [100, [kustomization({ applied: ours, name: 'infra', keeps: [] })], 'synced'],
      ],
    ],
    [
      'is synced by Argo CD',
      [
        [0, [application({ commit: old }), ...running(imageOf('1'))], 'waiting'],
        [100, [application({ commit: ours, sync: 'OutOfSync' })], 'waiting'],
        [200, [application({ commit: ours, health: 'Progressing' }), ...running()], 'waiting'],
        [300, [application({ commit: ours })], 'synced'],
      ],
    ],
    [
      'counts once a release below it is done with its present version',
      [
        [
          0,
          [...arrived, kustomization({ applied: ours, keeps: ['shop_shop_helm.toolkit.fluxcd.io_HelmRelease'] })],
          'waiting',
        ],
        [100, [helmRelease({ generation: 2 })], 'waiting'],
        [200, [helmRelease()], 'synced'],
      ],
    ],
  ],
  'nothing is green too early': [
    [
      'while Ready=True stands with the revision before',
      [[0, [gitRepository(ours), kustomization({ applied: old }), ...running()], 'waiting']],
    ],
    [
      'while Ready=True stands with the attempt before',
      [[0, [gitRepository(ours), kustomization({ applied: old, attempted: ours }), ...running()], 'waiting']],
    ],
    [
      'while pods of the old ReplicaSet are the only ones that are seen',
      [
        [
          0,
          [
            gitRepository(ours),
            kustomization({ applied: ours }),
            deployment(),
            replicaSet('1'),
            pod({ revision: '1' }),
          ],
          'waiting',
        ],
      ],
    ],
    [
      'while the Deployment controller has not seen the new version',
      [[0, [...arrived, deployment({ generation: 2, observed: 1 })], 'waiting']],
    ],
    [
      'while a node still runs what it had pulled before',
      [
        [0, [...arrived, pod({ imageID: imageOf('1').replace(/:1\.0\.1/, '') })], 'waiting'],
        [100, [pod({ imageID: expectedImage.replace(/:1\.0\.2/, '') })], 'synced'],
      ],
    ],
    [
      'while the Kustomization above it may still change it',
      [
        [0, [...arrived, parent(old)], 'waiting'],
        [100, [parent(ours), kustomization({ applied: ours, generation: 2 })], 'waiting'],
        [200, [kustomization({ applied: ours })], 'synced'],
      ],
    ],
    [
      'while a canary is not promoted',
      [
        [
          0,
          [
            ...arrived,
            kustomization({ applied: ours, keeps: ['shop_web_apps_Deployment', 'shop_web_flagger.app_Canary'] }),
            canary('Succeeded'),
            ...running(imageOf('1'), 'web-primary'),
          ],
          'waiting',
        ],
        [100, [canary('Progressing')], 'waiting'],
        [200, running(expectedImage, 'web-primary'), 'waiting'],
        [300, [canary('Succeeded')], 'synced'],
      ],
    ],
  ],
  'a commit that does not arrive': [
    [
      'is superseded when a later one has replaced its image',
      [[0, [gitRepository(later), kustomization({ applied: later }), ...running(imageOf('3'))], 'superseded']],
    ],
    [
      'has the wrong image when its own manifests say so, for as long as things take to settle',
      [
        [0, [gitRepository(ours), kustomization({ applied: ours }), ...running(imageOf('1'))], 'waiting'],
        [9_000, [], 'waiting'],
        [10_000, [], 'failed WRONG_IMAGE'],
      ],
    ],
    [
      'has diverged when the branch has lost it and the agent follows the branch',
      [
        [0, before, 'waiting'],
        [
          100,
          (scene) => {
            scene.branch = 'diverged';
          },
          'waiting',
        ],
        [200, [gitRepository(stranger)], 'waiting'],
        [2_000, [], 'waiting'],
        [20_000, [], 'failed COMMIT_DIVERGED'],
      ],
    ],
    [
      'is waited for while an agent still has what a forced push took away',
      [
        [0, [gitRepository(stranger), kustomization({ applied: stranger }), ...running(imageOf('1'))], 'waiting'],
        [9_000, [], 'waiting'],
        [9_100, arrived, 'synced'],
      ],
    ],
    [
      'ends at once with a suspended Kustomization',
      [
        [
          0,
          [gitRepository(ours), kustomization({ applied: old, suspend: true }), ...running()],
          'failed AGENT_SUSPENDED',
        ],
      ],
    ],
    [
      'ends at once with a suspended source',
      [[0, [...before, gitRepository(old, { suspend: true })], 'failed AGENT_SUSPENDED']],
    ],
    [
      'ends at once without automated sync',
      [[0, [application({ commit: ours, sync: 'OutOfSync', automated: false })], 'failed AUTO_SYNC_OFF']],
    ],
    [
      'fails when the source cannot be fetched for a while',
      [
        [0, [...before, gitRepository(old, { failing: 'GitOperationFailed' })], 'waiting'],
        [9_999, [], 'waiting'],
        [10_000, [], 'failed AGENT_SOURCE'],
      ],
    ],
    [
      'does not fail by what an earlier commit had failed with',
      [
        [
          0,
          [gitRepository(old), kustomization({ applied: old, failing: 'BuildFailed' }), ...running(imageOf('1'))],
          'waiting',
        ],
        [20_000, [], 'waiting'],
        [20_100, arrived, 'synced'],
      ],
    ],
    ...(
      [
        ['BuildFailed', 'AGENT_BUILD'],
        ['ReconciliationFailed', 'AGENT_APPLY'],
        ['HealthCheckFailed', 'AGENT_HEALTH'],
      ] as const
    ).map(
      ([failing, code]): Story => [
        `fails by ${failing} once the agent has tried it`,
        [
          [0, before, 'waiting'],
          [1_000, [gitRepository(ours), kustomization({ applied: old, attempted: ours, failing })], 'waiting'],
          [11_000, [], `failed ${code}`],
        ],
      ],
    ),
    [
      'fails by an error of an Application',
      [
        [0, [application({ commit: ours, sync: 'Unknown', condition: 'ComparisonError' })], 'waiting'],
        [10_000, [], 'failed AGENT_BUILD'],
      ],
    ],
    [
      'fails by what its pods suffer from, once that holds',
      [
        [
          0,
          [
            gitRepository(ours),
            kustomization({ applied: old, attempted: ours, checking: true }),
            deployment({ ready: 0 }),
            replicaSet(),
            pod({ waiting: 'ImagePullBackOff' }),
          ],
          'waiting',
        ],
        [10_000, [], 'failed IMAGE_PULL'],
      ],
    ],
    [
      'fails at once by what never passes',
      [
        [
          0,
          [
            gitRepository(ours),
            kustomization({ applied: ours }),
            deployment({ ready: 0 }),
            replicaSet(),
            pod({ waiting: 'InvalidImageName' }),
          ],
          'failed IMAGE_PULL',
        ],
      ],
    ],
    [
      'fails by a canary that failed after the change, not by one that had failed before',
      [
        [
          0,
          [
            ...arrived,
            {
              ...deployment(),
              metadata: {
                ...deployment().metadata,
                managedFields: [{ manager: 'kustomize-controller', time: '2026-01-02T00:00:00Z' }],
              },
            },
            kustomization({ applied: ours, keeps: ['shop_web_apps_Deployment', 'shop_web_flagger.app_Canary'] }),
            ...running(imageOf('1'), 'web-primary'),
            canary('Failed'),
          ],
          'waiting',
        ],
        [100, [canary('Failed', '2026-01-03T00:00:00Z')], 'failed AGENT_HEALTH'],
      ],
    ],
    [
      'is late when the time is over',
      [
        [0, before, 'waiting'],
        [60_000, [], 'timeout TIMEOUT'],
      ],
    ],
    [
      'has nobody to bring it',
      [
        [
          0,
          [gitRepository(ours, { url: 'https://github.com/acme/other' }), kustomization({ applied: ours })],
          'waiting',
        ],
        [10_000, [], 'failed AGENT_SOURCE'],
      ],
    ],
  ],
};

describe.each(Object.entries(stories))('%s', (_, rows) => {
  it.each(rows)('%s', (_what, steps) => {
    const scene = new Scene().merge(0);
    for (const [at, change, answer] of steps) {
      if (typeof change === 'function') change(scene);
      else scene.put(...change);
      scene.at(at);
      expect(`${at}: ${scene.answer}`).toBe(`${at}: ${answer}`);
    }
  });
});

describe('a pull request', () => {
  it('is watched for while the cluster already is', () => {
    const scene = new Scene().put(...arrived).at(0);
    expect(scene.answer).toBe('waiting');
    expect(scene.asked).toEqual([]);
    expect(scene.merge(5_000).at(5_001).answer).toBe('synced');
  });

  it('that is closed ends it', () => {
    expect(
      new Scene()
        .put(...arrived)
        .at(0)
        .close(1).answer,
    ).toBe('failed NOT_MERGED');
  });
});

describe('what is meant', () => {
  const other = kustomization({ applied: old, name: 'other', path: './other', keeps: [] });

  it.each([
    ['a name', { name: 'apps' }],
    ['a folder', { path: 'apps' }],
  ])('is narrowed down by %s', (_, question) => {
    expect(
      new Scene()
        .merge(0)
        .put(...arrived, other)
        .at(0).answer,
    ).toBe('waiting');
    expect(
      new Scene(question)
        .merge(0)
        .put(...arrived, other)
        .at(0).answer,
    ).toBe('synced');
  });

  it('may be any image', () => {
    const scene = new Scene({ images: [] }).merge(0).put(...arrived, ...running(imageOf('7')));
    expect(scene.at(0).answer).toBe('synced');
  });
});

describe('agents', () => {
  it('are asked to look where they have not seen the commit, and again only after they have answered', () => {
    const scene = new Scene()
      .merge(0)
      .put(...before)
      .at(0);
    expect(scene.asked).toEqual(['GitRepository env']);
    expect(scene.at(6_000).asked).toHaveLength(1);
    const answered = gitRepository(old);
    scene.put({ ...answered, status: { ...Object(answered.status), lastHandledReconcileAt: '0' } });
    expect(scene.at(6_100).asked).toHaveLength(2);
  });

  it('are left alone where that is asked for', () => {
    expect(
      new Scene({ reconcile: false })
        .merge(0)
        .put(...before)
        .at(0).asked,
    ).toEqual([]);
  });
});

it('reads what an agent has applied anew once the agent says so', () => {
  const scene = new Scene({ images: [] })
    .merge(0)
    .put(gitRepository(ours), kustomization({ applied: old, attempted: ours, checking: true }), ...running());
  scene.at(0);
  const epochs = () => scene.view.tree.epochs.get('/apis/apps/v1/namespaces/shop/deployments');
  expect(epochs()).toMatch(/applied$/);
  // the stream still shows what was there before: it must not count
  scene.put(kustomization({ applied: ours })).at(100);
  expect(epochs()).toMatch(/healthy$/);
  expect(scene.answer).toBe('synced');
});
