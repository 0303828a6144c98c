import { describe, expect, test } from 'vitest';
import { ActionError } from '#error';
import type { RepositoryChange } from '../../../actions/install-agent/src/repository/change.ts';
import type { Fault } from '../../sandbox/github/faults/fault.ts';
import { faultsOf } from '../../sandbox/github/faults/faults-of.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { components, fluxChange, type Scene, sceneOf, smallFlux } from './repository-scene.ts';

interface Scenario {
  readonly name: string;
  /** What was proposed before, and whether it was merged. */
  readonly before: readonly (readonly [version: string, isMerged: boolean])[];
  readonly change: (repository: string) => RepositoryChange;
  /** The version that the one pull request is for that is open at the end; '' where it removes all. */
  readonly open: string | undefined;
}

/** More than one mutation can carry: its files become git objects first. */
function largeFlux(repository: string): RepositoryChange {
  const filler = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'large' },
    data: { text: 'x'.repeat(1_100_000) },
  };
  return fluxChange(repository, '2.9.4', [...smallFlux('2.9.4'), filler]);
}

const newer = (repository: string): RepositoryChange => fluxChange(repository, '2.9.4');
const removal = (repository: string): RepositoryChange => {
  const { agent, branch, path, namespace } = fluxChange(repository, '2.9.4');
  return { kind: 'uninstall', agent, branch, path, namespace, repository };
};

const scenarios: readonly Scenario[] = [
  { name: 'create', before: [], change: newer, open: '2.9.4' },
  { name: 'replace', before: [['2.9.3', false]], change: newer, open: '2.9.4' },
  { name: 'upgrade', before: [['2.9.3', true]], change: newer, open: '2.9.4' },
  {
    name: 'close',
    before: [
      ['2.9.4', true],
      ['2.9.5', false],
    ],
    change: newer,
    open: undefined,
  },
  { name: 'remove', before: [['2.9.4', true]], change: removal, open: '' },
  { name: 'large', before: [], change: largeFlux, open: '2.9.4' },
];

async function start(github: GitHub, { name, before }: Scenario): Promise<string> {
  const repository = `acme/${name}`;
  await github.createRepository(repository, { 'README.md': '# Clusters\n' });
  const scene = sceneOf(github, repository);
  for (const [version, isMerged] of before) {
    const { number } = await scene.propose(fluxChange(repository, version));
    if (isMerged) await scene.merge(number);
  }
  return repository;
}

const isWhole = async ({ github, repository }: Scene, { open }: Scenario, where: string): Promise<void> => {
  const pulls = github
    .administer(repository)
    .pullRequests()
    .filter(({ state }) => state === 'open');
  expect(pulls.length, `${where}: open`).toBe(open === undefined ? 0 : 1);
  for (const { headOid, headRefName, title, body } of pulls) {
    expect(await github.resolveRef(repository, headRefName), `${where}: left behind its branch`).toBe(headOid);
    const text = await github.readFile(repository, headOid, components);
    const version = text === undefined ? '' : /Flux Version: v(\S+)/.exec(text)?.[1];
    expect([version, title.includes('remove'), body.includes('gitops:1')], where).toEqual([open, open === '', true]);
  }
};

/** One in so many of the kinds; all of them at full scale. */
const step = scaled(25, 1);

describe.concurrent('a fault at any request of a proposal', () => {
  test.each(scenarios.map((scenario, index) => ({ ...scenario, index })))(
    '$name',
    { timeout: 300_000 },
    async ({ index, ...scenario }) => {
      await using github = await startGitHub();
      const origin = await start(github, scenario);
      const sound = `${origin}-sound`;
      await github.copyRepository(origin, sound);
      const before = github.requests.length;
      await sceneOf(github, sound).propose(scenario.change(sound));
      const requests = github.requests.slice(before);
      const every = requests.flatMap((request, at) => faultsOf(request).map((fault: Fault) => ({ fault, at })));
      const chosen = every.filter((_, order) => (order + index) % step === 0);
      for (const [order, { fault, at }] of chosen.entries()) {
        const repository = `${origin}-${order}`;
        await github.copyRepository(origin, repository);
        const scene = sceneOf(github, repository);
        const where = `${scenario.name}, ${JSON.stringify(fault)} at ${at}`;
        const set = await github.faults.set(fault, { skip: at });
        const ended = await scene.propose(scenario.change(repository)).catch((error: unknown) => error);
        await github.faults.clear();
        expect(set.spoiled, `${where}: spoiled`).toHaveLength(1);
        if (ended instanceof Error) {
          if (!(ended instanceof ActionError)) throw ended;
          await scene.propose(scenario.change(repository));
        }
        await isWhole(scene, scenario, where);
        expect([...scene.log, String(ended), JSON.stringify(ended)].join('\n')).not.toContain(scene.token);
        await github.removeRepository(repository);
      }
      console.log(
        `agent files, faults, ${scenario.name}: ${chosen.length} of ${every.length} spoiled runs (${requests.length} requests) ended right, at once or when run again`,
      );
      expect(github.defects).toEqual([]);
    },
  );
});
