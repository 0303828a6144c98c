import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '#cluster';
import { testData } from '../../packages/manifest/test-data.ts';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { type Cluster, startCluster, writesOf } from '../../sandbox/cluster/index.ts';
import { stateOf } from '../../sandbox/cluster/state.ts';
import { controlPlane, requirePart } from '../../sandbox/parts.ts';
import { scaled } from '../../scale.ts';

const hasControlPlane = requirePart(await controlPlane());
const release = testData('agents/flux-2.9.4.yaml');

describe.skipIf(!hasControlPlane || release === undefined)('an install that is killed', () => {
  let cluster: Cluster;
  let workspace: string;
  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'killed-'));
    await copyFile(release ?? '', join(workspace, 'flux.yaml'));
    cluster = await startCluster();
  });
  afterAll(async () => {
    await cluster[Symbol.asyncDispose]();
    await rm(workspace, { recursive: true, force: true });
  });

  const inputs = { agent: 'flux', version: '2.9.4', manifests: 'flux.yaml', timeout: '0s' };
  const writes = (): number => writesOf(cluster.audit('gitops-actions')).length;

  /** @returns its outcome, and whether it was killed before its end */
  const install = async (killAfter?: number): Promise<ActionOutcome & { readonly isKilled: boolean }> => {
    let isKilled = false;
    const outcome = await runAction('install-agent', {
      workspace,
      inputs: { ...inputs, kubeconfig: cluster.kubeconfig },
      onStart(child) {
        if (killAfter === undefined) return;
        const timer = setTimeout(() => {
          isKilled = child.kill('SIGKILL');
        }, killAfter);
        child.once('exit', () => clearTimeout(timer));
      },
    });
    return { ...outcome, isKilled };
  };
  /** Before a run gets through. */
  const kills = 3;
  const state = async (): Promise<Readonly<Record<string, string>>> => {
    using client = createClient(cluster.connection);
    return Object.fromEntries(await stateOf(client, 'gitops-actions'));
  };

  it('is completed by the next run: every object is as one that was never killed would have made it', async () => {
    const start = performance.now();
    const whole = await install();
    const length = performance.now() - start;
    expect(whole.exitCode, whole.log).toBe(0);
    const expected = await state();
    expect(Object.keys(expected)).toContain('Deployment.apps flux-system/source-controller');

    const rounds = scaled(1, 17);
    // a run does nothing but start in its first part
    const moments = Array.from(
      { length: kills * rounds },
      (_, at) => length * (0.3 + (0.7 * (at + Math.random())) / (kills * rounds)),
    );
    let [hit, midway] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
      await cluster.reset();
      // each one goes on from what the one before has left, and gets further
      for (let kill = 0; kill < kills; kill += 1) {
        const { isKilled } = await install(moments[kill * rounds + round]);
        hit += Number(isKilled);
        midway += Number(isKilled && writes() > 0);
      }
      const completed = await install();
      expect(completed.exitCode, completed.log).toBe(0);
      expect(await state()).toEqual(expected);
    }
    console.log(
      `killed at ${moments.length} moments of ${Math.round(length)} ms: ${hit} before the end, ${midway} of them after a first write; ${rounds} of ${rounds} clusters are as one that was never killed`,
    );
    expect(hit).toBeGreaterThan(0);
    const before = writes();
    expect((await install()).outputs.changed).toBe('false');
    expect(writes()).toBe(before);
  }, 900_000);
});
