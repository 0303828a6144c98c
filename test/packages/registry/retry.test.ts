import { afterAll, describe, expect, test } from 'vitest';
import { connectRegistry, pushLayout } from '#registry';
import { Secret } from '#secret';
import type { Failure } from '../../sandbox/registry/faults.ts';
import { type RegistryOptions, type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { scaled } from '../../scale.ts';
import { type TestClock, testClock } from './test-clock.ts';
import { writeLayout } from './write-layout.ts';

const path = 'acme/shop';

async function push(
  registry: SandboxRegistry,
  clock: TestClock = testClock(),
  texts: readonly string[] = ['one'],
): Promise<string> {
  await using image = await writeLayout(...texts);
  const credentials = { username: 'ci', password: new Secret('canary') };
  const client = connectRegistry({ registry: registry.host, clock, credentials });
  const { digest } = await pushLayout(client, { layout: image.layout, path, tags: ['1.0.0'] });
  return digest;
}

/** The request with this number, and the same one whenever it comes again. */
function nth(index: number): Pick<RegExp, 'test'> & { readonly isMet: () => boolean } {
  let seen = 0;
  let chosen: string | undefined;
  return {
    isMet: () => chosen !== undefined,
    test(request) {
      if (seen === index) chosen ??= request;
      seen += 1;
      return request === chosen;
    },
  };
}

describe('a push gets through', () => {
  const passing: readonly Failure[] = [408, 429, 500, 502, 503, 504, 'reset', 'lost'];

  let [survived, lost] = [0, 0];
  afterAll(() => console.log(`fault sweep of the uploader: ${survived} of ${survived + lost} pushes got through`));

  const auth = { username: 'ci', password: 'canary' };
  const access: readonly RegistryOptions[] = [
    {},
    { auth: { kind: 'basic', ...auth } },
    { auth: { kind: 'bearer', ...auth } },
  ];
  const sweeps = access
    .map((options) => ({ options, texts: ['one'] }))
    .concat({ options: { auth: { kind: 'bearer', ...auth } }, texts: ['one', 'two'] })
    .slice(0, scaled(1, Number.POSITIVE_INFINITY))
    .flatMap((sweep) =>
      passing.map((status) => ({ ...sweep, status, access: sweep.options.auth?.kind ?? 'anonymous' })),
    );

  test.each(sweeps)(
    'when any one of its requests fails with $status, up to three times in a row ($access, $texts)',
    async ({ options, texts, status }) => {
      await using undisturbed = await startRegistry(options);
      await push(undisturbed, testClock(), texts);
      const faults = undisturbed.requests.flatMap((_, index) =>
        [1, 2, 3].slice(scaled(2, 0)).map((times) => ({ index, times })),
      );
      for (const { index, times } of faults) {
        await using registry = await startRegistry({ ...options, immutableTags: true });
        const match = nth(index);
        registry.fail({ match, times, status });
        lost += 1;
        const digest = await push(registry, testClock(), texts);
        expect(registry.manifest(path, '1.0.0')?.digest).toBe(digest);
        // uploads go on side by side: which of them is challenged first is not always the same
        lost -= 1;
        if (match.isMet()) survived += 1;
      }
    },
  );

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
  registry.fail({ match: /^PUT .*manifests/, times: 4, status: 503 });
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
