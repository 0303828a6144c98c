import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { requirePart } from '../../sandbox/parts.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { scaled } from '../../scale.ts';
import { createApp, tagPushed } from './app.ts';
import { engineParts, type StartedEngines, startEngines } from './started-engines.ts';

// What an image says of the image that it was made from.

const engines = Object.keys(engineParts).slice(0, scaled(1, Number.POSITIVE_INFINITY));
const nameKey = 'org.opencontainers.image.base.name';
const digestKey = 'org.opencontainers.image.base.digest';

let registry: SandboxRegistry;
let started: StartedEngines;
let base: Readonly<Record<string, string>>;
beforeAll(async () => {
  registry = await startRegistry();
  started = await startEngines(engines);
  base = await build('assemble', 'base/files', 'FROM scratch\nCOPY Dockerfile /base\n').then(({ outputs }) => outputs);
});
afterAll(async () => {
  for (const part of [registry, started]) await part[Symbol.asyncDispose]();
});

async function build(engine: string, path: string, Dockerfile: string, inputs: Readonly<Record<string, string>> = {}) {
  await using app = await createApp({ Dockerfile });
  const outcome = await runAction('build-push', {
    inputs: { image: `${registry.host}/${path}`, engine, 'on-existing': 'overwrite', ...inputs },
    workspace: app.folder,
    environment: { ...tagPushed, ...started.environmentOf(engine) },
  });
  expect({ exitCode: outcome.exitCode, log: outcome.exitCode === 0 ? '' : outcome.log }).toEqual({
    ...{ exitCode: 0, log: '' },
  });
  const image = JSON.parse(outcome.outputs.result ?? '{}').images[`${registry.host}/${path}`];
  const manifest = read(path, outcome.outputs.digest);
  return { ...outcome, image, manifest };
}

function read(
  path: string,
  digest = '',
): { readonly annotations?: Readonly<Record<string, string>>; config: { digest: string } } {
  return JSON.parse(Buffer.from(registry.manifest(path, digest)?.bytes ?? []).toString());
}

describe.each(engines)('engine %s', (engine) => {
  const isThere = (engineParts[engine] ?? []).every(requirePart);

  test.skipIf(!isThere)(
    'names the base by what its tag stood for, and reports the line that leaves it open',
    async () => {
      const name = `${registry.host}/base/files:1.2.3`;
      const { image, manifest, annotations } = await build(engine, `acme/${engine}`, `\nFROM ${name}\nENV A=1\n`);
      expect(image.base).toEqual([{ name, digest: base.digest }]);
      if (engine !== 'docker')
        expect(manifest.annotations).toMatchObject({ [nameKey]: name, [digestKey]: base.digest });
      expect(annotations).toMatchObject([
        {
          level: 'warning',
          message: expect.stringContaining(`FROM ${name} has no digest`),
          properties: { file: 'Dockerfile', line: '2' },
        },
      ]);
    },
  );

  test.skipIf(!isThere)('keeps a base that is pinned, and finds nothing to report', async () => {
    const Dockerfile = `FROM ${base.image} AS files\nFROM files\nENV A=2\n`;
    const { image, annotations } = await build(engine, `acme/${engine}`, Dockerfile);
    expect(image.base).toMatchObject([{ digest: base.digest }]);
    expect(annotations).toEqual([]);
  });

  test.skipIf(!isThere)('says nothing of a base where there is none', async () => {
    const { image, manifest } = await build(engine, `acme/${engine}`, 'FROM scratch\nCOPY Dockerfile /\n');
    expect(image.base).toEqual([]);
    expect(Object.keys(manifest.annotations ?? {}).filter((name) => name.includes('.base.'))).toEqual([]);
  });

  test.skipIf(!isThere || engine === 'docker')('repeats it in an index', async () => {
    const platforms = 'linux/amd64,linux/arm64';
    await build('assemble', 'base/both', 'FROM scratch\nCOPY Dockerfile /base\n', { platforms });
    const { manifest } = await build(engine, `acme/${engine}`, `FROM ${registry.host}/base/both:1.2.3\nENV A=1\n`, {
      platforms,
    });
    expect(manifest.annotations).toMatchObject({ [nameKey]: `${registry.host}/base/both:1.2.3` });
  });
});
