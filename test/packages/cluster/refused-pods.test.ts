import { expect, test } from 'vitest';
import { causeOf, type KubernetesObject } from '#cluster';

const workload: KubernetesObject = {
  ...{ apiVersion: 'apps/v1', kind: 'StatefulSet' },
  metadata: { name: 'web', namespace: 'shop', uid: 'uid-of-web' },
};
const refusal = (time: string, uid = 'uid-of-web'): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind: 'Event', metadata: { name: time }, lastTimestamp: time, involvedObject: { uid } },
  message: `at ${time}: pods "web-0" is forbidden: exceeded quota: none`,
});
const pod = (creationTimestamp: string): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind: 'Pod' },
  metadata: { name: 'web-0', creationTimestamp, ownerReferences: [{ uid: 'uid-of-web' }] },
});
const [early, late] = ['2026-01-01T10:00:00Z', '2026-01-01T10:00:05Z'];

test.each([
  ['the last of several', [refusal(early), refusal(late)], [], `at ${late}`],
  ['one from after the last pod', [refusal(late)], [pod(early)], `at ${late}`],
  ['none from before the last pod: it has passed', [refusal(early)], [pod(late)], undefined],
  ['none about another workload', [refusal(early, 'other')], [], undefined],
])('of the events about refused pods counts %s', (_, events, pods, expected) => {
  const cause = causeOf(workload, { replicaSets: [], pods, events });
  expect(cause?.code).toBe(expected === undefined ? undefined : 'QUOTA');
  expect(cause?.message.startsWith(`${expected}`)).toBe(expected === undefined ? undefined : true);
});
