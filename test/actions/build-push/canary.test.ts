import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { requirePart } from '../../sandbox/parts.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { startRecorder } from '../../sandbox/registry/recorder.ts';
import { scaled } from '../../scale.ts';
import { createApp, tagPushed } from './app.ts';
import { engineParts, type StartedEngines, startEngines } from './started-engines.ts';

// Two registries in one run, each with a login of its own, and a blob store that one of them sends readers to.

const engines = Object.keys(engineParts).slice(0, scaled(1, Number.POSITIVE_INFINITY));
const canaries = {
  ours: { username: 'ours', password: 'canary-of-our-registry' },
  base: { username: 'base', password: 'canary-of-the-base-registry' },
  github: 'canary-of-the-job-token',
  runner: 'canary-of-the-runner-token',
};

/** A login as it may look on the wire. */
const formsOf = ({ username, password }: typeof canaries.ours): readonly string[] => [
  password,
  Buffer.from(`${username}:${password}`).toString('base64'),
];

let started: StartedEngines;
let home: string;
beforeAll(async () => {
  started = await startEngines(engines);
  home = await mkdtemp(join(tmpdir(), 'gitops-home-'));
});
afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

/** Pushes the same image to both registries; answers with its layer. */
async function pushBase(...registries: readonly (readonly [SandboxRegistry, object])[]): Promise<string> {
  await using app = await createApp({ Dockerfile: 'FROM scratch\nCOPY Dockerfile /base\n' });
  let layer = '';
  for (const [registry, login] of registries) {
    const inputs = { image: `${registry.host}/base/files`, engine: 'assemble', ...login };
    const { outputs } = await runAction('build-push', { inputs, workspace: app.folder, environment: tagPushed });
    const manifest = JSON.parse(
      Buffer.from(registry.manifest('base/files', outputs.digest ?? '')?.bytes ?? []).toString(),
    );
    layer = manifest.layers[0].digest;
  }
  return layer;
}

describe.each(engines)('engine %s', (engine) => {
  test.skipIf(!(engineParts[engine] ?? []).every(requirePart))(
    'tells each login to its own registry alone',
    async () => {
      await using ours = await startRegistry({ auth: { kind: 'bearer', ...canaries.ours } });
      await using bases = await startRegistry({ auth: { kind: 'bearer', ...canaries.base } });
      await using blobs = await startRegistry();
      const layer = await pushBase([bases, canaries.base], [blobs, {}]);
      await using toOurs = await startRecorder(ours.host);
      await using toBases = await startRecorder(bases.host);
      await using toBlobs = await startRecorder(blobs.host);
      const blob = `/v2/base/files/blobs/${layer}`;
      // by another name, as blob stores have one: to another port of the same host BuildKit takes its token along
      const location = `http://${toBlobs.host.replace('127.0.0.1', 'localhost')}${blob}`;
      const match = { test: (request: string) => request === `GET ${blob}` };
      bases.fail({ match, status: 307, headers: { location }, times: Number.POSITIVE_INFINITY });
      await mkdir(join(home, '.docker'), { recursive: true });
      const [, auth] = formsOf(canaries.base);
      const ofAnother = { auth: Buffer.from('another:canary-of-another-registry').toString('base64') };
      const auths = { [toBases.host]: { auth }, 'ghcr.io': ofAnother };
      await writeFile(join(home, '.docker', 'config.json'), JSON.stringify({ auths }));
      const environment = started.environmentOf(engine);
      const { DOCKER_CONFIG: own = '' } = environment;
      if (own !== '') await writeFile(join(own, 'config.json'), JSON.stringify({ auths }));

      await using app = await createApp({
        Dockerfile: `FROM ${toBases.host}/base/files:1.2.3\nCOPY Dockerfile /own\n`,
      });
      const { exitCode, log } = await runAction('build-push', {
        inputs: { image: `${toOurs.host}/acme/shop`, engine, ...canaries.ours, 'github-token': canaries.github },
        workspace: app.folder,
        environment: { ...tagPushed, HOME: home, ACTIONS_RUNTIME_TOKEN: canaries.runner, ...environment },
      });
      expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' });

      const heard = { ours: toOurs.seen.join('\n'), bases: toBases.seen.join('\n'), blobs: toBlobs.seen.join('\n') };
      const holds = (text: string, secrets: readonly string[]): boolean =>
        secrets.some((secret) => text.includes(secret));
      // each was asked with its own login, and the blob store was read
      expect(holds(heard.ours, formsOf(canaries.ours))).toBe(true);
      expect(holds(heard.bases, formsOf(canaries.base))).toBe(true);
      expect(heard.blobs).toContain(`GET ${blob}`);
      expect(heard.blobs).not.toMatch(/\nauthorization\n/i);
      for (const [name, text] of Object.entries(heard)) {
        const foreign = [
          ...(name === 'ours' ? [] : formsOf(canaries.ours)),
          ...(name === 'bases' ? [] : formsOf(canaries.base)),
          ...[canaries.github, canaries.runner, 'canary-of-another-registry', ofAnother.auth],
        ];
        expect({ name, found: foreign.filter((secret) => text.includes(secret)) }).toEqual({ name, found: [] });
      }
      expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('canary-of');
    },
  );
});
