import { describe, expect, test } from 'vitest';
import { deliverQuickly } from './deliver-here.ts';
import { branch, deployment, shop, startEnvironmentRepository } from './environment-repository.ts';
import { type Fault, startUnreliableProxy } from './unreliable-proxy.ts';

// The one that took effect unseen is the harder.
const faults: readonly Fault[] = process.env.TEST_SCALE === 'full' ? ['bad gateway', 'lost answer'] : ['lost answer'];

/** What is there before, and what each operation that is spoiled must end in. */
const scenarios = [
  { operation: 'OpenPullRequest', before: [], says: 'created' },
  { operation: 'UpdatePullRequest', before: ['1.0.1'], says: 'updated' },
  { operation: 'PrepareCommit', before: ['1.0.1'], moved: true, says: 'updated' },
  { operation: 'ReplacePullRequest', before: ['1.0.1'], moved: true, says: 'updated' },
] as const;

describe.each(scenarios)('$operation', ({ operation, before, says, ...scenario }) => {
  test.each(faults)('spoiled by a %s ends as if nothing had been', async (fault) => {
    await using environment = await startEnvironmentRepository();
    for (const version of before) await deliverQuickly(environment, { image: shop(version) });
    if ('moved' in scenario) await environment.commit('main', deployment, (text) => text.replace('2 #', '3 #'));
    await using proxy = await startUnreliableProxy(environment.github.graphqlUrl, operation, fault);
    const { exitCode, outputs, said } = await environment.deliver(
      { image: shop('2.0.0') },
      { GITHUB_GRAPHQL_URL: proxy.graphqlUrl },
    );
    expect([exitCode, said]).toEqual([0, '']);
    const pulls = await environment.pullRequests();
    expect(pulls.map(({ number, title }) => [number, title])).toEqual([[1, 'dev: shop 1.0.0 → 2.0.0']]);
    expect(outputs).toMatchObject({ operation: says, number: '1', 'commit-sha': pulls[0]?.head.sha });
    const text = await environment.read(branch, deployment);
    expect(text).toContain(shop('2.0.0'));
    expect(text).toContain('moved' in scenario ? 'replicas: 3' : 'replicas: 2');
    expect(await environment.branches()).toEqual([branch, 'main']);
    expect(environment.github.defects).toEqual([]);
  });
});
