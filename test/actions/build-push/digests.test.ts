import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '#exec';
import { mediaTypes } from '#registry';
import { runAction } from '../../sandbox/action-process.ts';
import { crane, requirePart } from '../../sandbox/parts.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { scaled } from '../../scale.ts';
import { type App, createApp, tagPushed } from './app.ts';
import { engineParts, type StartedEngines, startEngines } from './started-engines.ts';

// The digest that the action answers with, against a registry client that shares no code with it.

const client = await crane();
const user = { username: 'ci', password: 'secret-word-of-ci' };
const engines = Object.keys(engineParts).slice(0, scaled(1, Number.POSITIVE_INFINITY));
const accesses = (['bearer', 'basic', 'anonymous'] as const).slice(0, scaled(1, 3));
const shapes = { 'a single image': '', 'an index': 'linux/amd64\nlinux/arm64' };
const cells = engines.flatMap((engine) =>
  accesses.flatMap((access) =>
    Object.entries(shapes).map(([shape, platforms]) => ({ engine, access, shape, platforms })),
  ),
);
/** What cannot exist: docker's own store holds one platform. */
const impossible = (engine: string, platforms: string): boolean => engine === 'docker' && platforms !== '';

let registries: ReadonlyMap<string, SandboxRegistry>;
let started: StartedEngines;
let app: App;
let home: string;
beforeAll(async () => {
  started = await startEngines(engines);
  app = await createApp();
  home = await mkdtemp(join(tmpdir(), 'gitops-crane-'));
  registries = new Map([
    ['anonymous', await startRegistry()],
    ['basic', await startRegistry({ auth: { kind: 'basic', ...user } })],
    ['bearer', await startRegistry({ auth: { kind: 'bearer', ...user } })],
  ]);
  const auth = Buffer.from(`${user.username}:${user.password}`).toString('base64');
  const auths = Object.fromEntries(['basic', 'bearer'].map((access) => [registries.get(access)?.host, { auth }]));
  await writeFile(join(home, 'config.json'), JSON.stringify({ auths }));
});
const counts = { true: 0, refused: 0, all: 0 };
afterAll(async () => {
  for (const part of [started, app, ...registries.values()]) await part[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
  const { true: right, refused, all } = counts;
  console.log(`digests: ${right} of ${all - refused} are those that crane hashes; ${refused} end in ENGINE_CANNOT`);
});

async function craned(...args: readonly string[]): Promise<string> {
  const environment = { PATH: '/usr/bin:/bin', HOME: home, DOCKER_CONFIG: home };
  return (await execute(client.file, args, { environment })).stdout;
}

describe.skipIf(!requirePart(client))('the digest of', () => {
  const present = cells.filter(({ engine }) => (engineParts[engine] ?? []).every(requirePart));

  test.each(present)('$shape by $engine in a registry with $access access', async (cell) => {
    counts.all += 1;
    const { engine, access, platforms } = cell;
    const host = registries.get(access)?.host ?? '';
    const login = access === 'anonymous' ? {} : user;
    const image = `${host}/acme/${engine}-${platforms === '' ? 'one' : 'two'}`;
    const { exitCode, outputs, annotations, log } = await runAction('build-push', {
      inputs: { image, engine, platforms, ...login },
      workspace: app.folder,
      environment: { ...tagPushed, HOME: home, ...started.environmentOf(engine) },
    });
    if (impossible(engine, platforms)) {
      expect(annotations[0]?.properties.title).toBe('ENGINE_CANNOT');
      expect(registries.get(access)?.tags(image.slice(host.length + 1))).toEqual([]);
      counts.refused += 1;
      return;
    }
    expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' });
    const bytes = await craned('manifest', `${image}:1.2.3`);
    expect(outputs.digest).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
    expect(isIndex(JSON.parse(bytes))).toBe(platforms !== '');
    // every layer is there, and is what the manifest and the configuration say
    expect(await craned('validate', '--remote', `${image}@${outputs.digest}`)).toMatch(/^PASS/);
    counts.true += 1;
  });
});

function isIndex({ mediaType }: { readonly mediaType?: string }): boolean {
  return mediaType === mediaTypes.ociIndex;
}
