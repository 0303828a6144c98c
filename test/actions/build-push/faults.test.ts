import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { requirePart } from '../../sandbox/parts.ts';
import type { Failure } from '../../sandbox/registry/faults.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { scaled } from '../../scale.ts';
import { createApp, tagPushed } from './app.ts';
import { engineParts, type StartedEngines, startEngines } from './started-engines.ts';

// What stands between an engine and a registry: base images that it pulls, and the image that docker pushes by itself.

const user = { username: 'ci', password: 'secret-word-of-ci' };
const path = 'acme/shop';
/** Clients of the engines: the requests of the action have a sweep of their own. */
const foreign = /^(?!gitops-actions)/;

const pulls: Readonly<Record<string, RegExp>> = {
  manifest: /^(GET|HEAD) .*base\/files\/manifests/,
  blob: /^GET .*base\/files\/blobs/,
  token: /^(GET|POST) \/token.*base%2Ffiles|^POST \/token/,
};
const pushes: Readonly<Record<string, RegExp>> = {
  'manifest PUT': /^PUT .*acme\/shop\/manifests/,
  'blob POST': /^POST .*acme\/shop\/blobs/,
  'blob PATCH': /^PATCH .*acme\/shop\/blobs/,
  'blob PUT': /^PUT .*acme\/shop\/blobs/,
  token: /^(GET|POST) \/token.*acme%2Fshop%3Apush/,
};
const failures: readonly Failure[] = [503, 502, 429, 'reset'];

interface Cell {
  readonly engine: string;
  readonly status: Failure;
  readonly pull: string;
  /** '' where the action pushes. */
  readonly push: string;
}

const pullCells = Object.keys(engineParts)
  .filter((engine) => engine !== 'docker')
  .flatMap((engine) =>
    failures.flatMap((status) => Object.keys(pulls).map((pull): Cell => ({ engine, status, pull, push: '' }))),
  );
const pullOf = (at: number): string => Object.keys(pulls)[at % Object.keys(pulls).length] ?? '';
const dockerCells = failures.flatMap((status) =>
  Object.keys(pushes).map((push, at): Cell => ({ engine: 'docker', status, pull: pullOf(at), push })),
);
const cells = [...pullCells, ...dockerCells].slice(0, scaled(1, Number.POSITIVE_INFINITY));

let started: StartedEngines;
const counts = { faults: 0, survived: 0 };
beforeAll(async () => {
  started = await startEngines(cells.map(({ engine }) => engine));
});
afterAll(async () => {
  await started[Symbol.asyncDispose]();
  const { faults, survived } = counts;
  console.log(`faults under base pulls and docker push: ${survived} of ${faults} survived, each image read back`);
});

/** Builds on a base image of the registry that nobody has pulled before, while the registry fails. */
async function build(
  registry: SandboxRegistry,
  engine: string,
  inputs: Readonly<Record<string, string>> = {},
  beforehand: () => void = () => undefined,
): Promise<ActionOutcome> {
  const unique = registry.host;
  await using app = await createApp({ Dockerfile: 'FROM scratch\nCOPY file /base\n', file: unique });
  const run = (image: string, more: Readonly<Record<string, string>>): Promise<ActionOutcome> =>
    runAction('build-push', {
      inputs: { image: `${registry.host}/${image}`, ...user, ...more },
      workspace: app.folder,
      environment: { ...tagPushed, ...started.environmentOf(engine) },
    });
  const base = await run('base/files', { engine: 'assemble', version: '1.0.0' });
  await app.write({ Dockerfile: `FROM ${base.outputs.image}\nCOPY file /own\n`, file: `own ${unique}` });
  beforehand();
  return await run(path, { engine, ...inputs });
}

const there = cells.filter(({ engine }) => (engineParts[engine] ?? []).every(requirePart));

describe.concurrent('an image is built and pushed although the registry fails', () => {
  test.each(there)('by $engine, with $status at the $pull of its base, $push', { timeout: 180_000 }, async (cell) => {
    const { engine, status, pull, push } = cell;
    await using registry = await startRegistry({ auth: { kind: 'bearer', ...user } });
    const hits: string[] = [];
    const fail = (what: string, match: RegExp | undefined): void => {
      counts.faults += 1;
      const test = (request: string): boolean => match?.test(request) === true && hits.push(what) > 0;
      registry.fail({ match: { test }, status, ...(engine === 'assemble' ? {} : { agent: foreign }) });
    };
    const { exitCode, outputs, log } = await build(registry, engine, {}, () => {
      fail(`pull ${pull}`, pulls[pull]);
      if (push !== '') fail(`push ${push}`, pushes[push]);
    });
    expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' });
    expect(hits).toEqual(push === '' ? [`pull ${pull}`] : [`pull ${pull}`, `push ${push}`]);
    // the registry takes no manifest before all that it refers to
    expect(registry.manifest(path, '1.2.3')?.digest).toBe(outputs.digest);
    counts.survived += hits.length;
  });
});

test.each(['assemble', 'docker'].slice(0, scaled(1, 2)))(
  'what %s cannot push is not said to be pushed',
  async (engine) => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', ...user } });
    const outcome = await build(registry, engine, { retries: '0' }, () =>
      registry.fail({ match: /^PUT .*acme\/shop\/manifests/, status: 503, times: Number.POSITIVE_INFINITY }),
    );
    expect(outcome.annotations).toMatchObject([{ level: 'error', properties: { title: 'REGISTRY_UNAVAILABLE' } }]);
    expect({ exitCode: outcome.exitCode, digest: outcome.outputs.digest ?? '' }).toEqual({ exitCode: 1, digest: '' });
    expect(registry.tags(path)).toEqual([]);
  },
);
