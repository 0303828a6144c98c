import { describe, expect, it } from 'vitest';
import { type DeployKeyFacts, deployKeyOf, planDeployKey } from '#agent';

const ours = deployKeyOf(Buffer.alloc(32, 1)).publicKey;
const lost = deployKeyOf(Buffer.alloc(32, 2)).publicKey;
const title = 'gitops-actions flux 01234567';
const good = { id: 1, title, key: ours, readOnly: true };
const stale = { id: 2, title, key: lost, readOnly: true };
const writing = { id: 3, title, key: ours, readOnly: false };
const renamed = { id: 4, title: 'by hand', key: `${ours} comment`, readOnly: true };
const foreign = { id: 5, title: 'by hand', key: lost, readOnly: false };

describe('a deploy key', () => {
  it.each<readonly [string, Partial<DeployKeyFacts>, string, readonly number[]]>([
    ['is made where the cluster has none', {}, 'generate', []],
    ['is made where the private half is lost', { registered: [stale, foreign] }, 'generate', [2]],
    ['is registered where a run ended before that', { inCluster: ours }, 'register', []],
    ['is kept where both have it', { inCluster: ours, registered: [good, foreign] }, 'keep', []],
    ['is kept under another title', { inCluster: ours, registered: [renamed] }, 'keep', []],
    ['drops those before it', { inCluster: ours, registered: [stale, good] }, 'keep', [2]],
    ['is made anew where it could write', { inCluster: ours, registered: [writing] }, 'generate', [3]],
    ['is made anew on request', { inCluster: ours, registered: [good, foreign], rotate: true }, 'generate', [1]],
  ])('%s', (_, facts, action, obsolete) => {
    const plan = planDeployKey({ inCluster: undefined, registered: [], title, rotate: false, ...facts });
    expect([plan.action, plan.obsolete.map(({ id }) => id)]).toEqual([action, obsolete]);
  });
});
