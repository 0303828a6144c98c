import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { parseReference } from '#image';
import { connectRegistry, digestOf } from '#registry';
import { missingWarnings, presenceIn } from '../../../actions/rollback/src/presence.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';

const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [] }));
const mediaType = 'application/vnd.oci.image.index.v1+json';

function image(text: string) {
  const parsed = parseReference(text);
  if (!parsed.ok) throw new Error(parsed.expected);
  return parsed.value;
}

/** Some registries call a repository unknown that they do not show. */
async function startHiding(): Promise<AsyncDisposable & { readonly host: string }> {
  const errors = [{ code: 'NAME_UNKNOWN', message: 'repository name not known to registry' }];
  const server = createServer((_, response) => void response.writeHead(404).end(JSON.stringify({ errors })));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { host: `127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => void server.close() };
}

const presenceOf = presenceIn(async ({ registry }) => connectRegistry({ registry, retries: 0 }));

test('only what a registry does not know any more is refused; whatever it does not say is a warning', async () => {
  await using open = await startRegistry();
  await using closed = await startRegistry({ auth: { kind: 'basic', username: 'ada', password: 'secret' } });
  await using hiding = await startHiding();
  await connectRegistry({ registry: open.host }).putManifest('acme/shop', '1.0.0', { bytes, mediaType });
  const digest = digestOf(bytes);
  const there = image(`${open.host}/acme/shop:1.0.0@${digest}`);
  expect(await missingWarnings([there, there], { presenceOf })).toEqual([]);
  const asked = open.requests.filter(({ method }) => method === 'GET').length;
  await missingWarnings([there], { presenceOf });
  expect(open.requests.filter(({ method }) => method === 'GET')).toHaveLength(asked);
  const gone = image(`${open.host}/acme/shop:1.0.1@sha256:${'0'.repeat(64)}`);
  await expect(missingWarnings([gone], { presenceOf })).rejects.toThrow(
    /1\.0\.1@sha256:0+ was refused: .* has it no longer/,
  );
  const doubts: readonly (readonly [string, RegExp])[] = [
    [`${hiding.host}/acme/other:1.0.0`, /shows no repository acme\/other/],
    [`${closed.host}/acme/shop:1.0.0`, /answered .*401/],
    ['127.0.0.1:1/acme/shop:1.0.0', /Reading 127\.0\.0\.1:1\/acme\/shop:1\.0\.0 failed/],
    [`${open.host}/acme/shop`, /name neither tag nor digest/],
  ];
  for (const [reference, says] of doubts) {
    const [warning] = await missingWarnings([image(reference)], { presenceOf });
    expect(warning).toMatch(says);
  }
});
