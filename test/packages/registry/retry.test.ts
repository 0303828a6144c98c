import { describe, expect, test } from 'vitest';
import { connectRegistry, pushLayout } from '#registry';
import type { Failure } from '../../sandbox/registry/faults.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { type TestClock, testClock } from './test-clock.ts';
import { writeLayout } from './write-layout.ts';

const path = 'acme/shop';

async function push(registry: SandboxRegistry, clock: TestClock = testClock()): Promise<string> {
  await using image = await writeLayout('one');
  const client = connectRegistry({ registry: registry.host, clock });
  const { digest } = await pushLayout(client, { layout: image.layout, path, tags: ['1.0.0'] });
  return digest;
}

describe('a push gets through', () => {
  const passing: readonly Failure[] = [408, 429, 500, 502, 503, 504, 'reset', 'lost'];

  test.each(passing)('when any one of its requests fails with %s, up to three times in a row', async (status) => {
    await using undisturbed = await startRegistry();
    await push(undisturbed);
    for (const times of process.env.TEST_SCALE === 'full' ? [1, 2, 3] : [3]) {
      for (const [index] of undisturbed.requests.entries()) {
        await using registry = await startRegistry({ immutableTags: true });
        let request = 0;
        registry.fail({ match: { test: () => request++ >= index }, times, status });
        const digest = await push(registry);
        expect(registry.manifest(path, '1.0.0')?.digest).toBe(digest);
        expect(registry.requests.length).toBeGreaterThan(undisturbed.requests.length);
      }
    }
  });

  test('when the registry loses the upload session, by starting another', async () => {
    await using registry = await startRegistry();
    const body = '{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN","message":"blob upload unknown to registry"}]}';
    registry.fail({ match: /^PUT .*uploads/, status: 404, body });
    await push(registry);
    const starts = registry.requests.filter(({ method }) => method === 'POST');
    expect(starts).toHaveLength(4);
  });
});

test('a push gives up after as many retries as it was given', async () => {
  await using registry = await startRegistry();
  registry.fail({ match: /^POST/, times: 4, status: 503 });
  const clock = testClock();
  await expect(push(registry, clock)).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
  expect(clock.sleeps).toEqual([1_000, 2_000, 4_000]);
});

test.each([
  ['seconds', '7', 7_000],
  ['a date', 'Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  ['nonsense', 'soon', 1_000],
])('Retry-After is honored in %s', async (_, header, wait) => {
  await using registry = await startRegistry();
  registry.fail({ match: /^POST/, status: 429, headers: { 'retry-after': header } });
  const clock = testClock();
  await push(registry, clock);
  expect(clock.sleeps).toEqual([wait]);
});

test('a registry that asks for more than two minutes is not waited for', async () => {
  await using registry = await startRegistry();
  registry.fail({ match: /^POST/, status: 429, headers: { 'retry-after': '3600' } });
  const clock = testClock();
  await expect(push(registry, clock)).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
    message: expect.stringContaining('answered 429 TOOMANYREQUESTS'),
  });
  expect(clock.sleeps).toEqual([]);
});

test.each([400, 403, 404, 405, 413])('a refusal with %i is final', async (status) => {
  await using registry = await startRegistry();
  registry.fail({ match: /^PUT/, status });
  const clock = testClock();
  await expect(push(registry, clock)).rejects.toMatchObject({ message: expect.stringContaining(`answered ${status}`) });
  expect(clock.sleeps).toEqual([]);
});
