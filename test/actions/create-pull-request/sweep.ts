import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Result } from '../../../actions/create-pull-request/src/result.ts';
import { summary } from '../../../actions/create-pull-request/src/summary.ts';
import { type Checkout, cloneRepository } from '../../sandbox/checkout.ts';
import type { GitHub } from '../../sandbox/github/index.ts';
import type { Scenario } from '../sweep/scenario.ts';
import { openPullRequests } from '../sweep/scene.ts';
import type { Strategy } from '../sweep/strategy.ts';
import { sweep as sweepScenarios } from '../sweep/sweep.ts';
import { Canary } from './canary.ts';
import { deployment, files, shop } from './environment-repository.ts';
import { copiedScene, newScene, type Scene } from './in-process.ts';
import { expectNothingHalfMade } from './soundness.ts';

type Inputs = Readonly<Record<string, string>>;

const first = { image: shop('1.0.1'), path: deployment };
const second = { image: shop('1.0.2', 'cd'), path: deployment };
// In other words: within a second it would be the very commit of the branch.
const squashed = { merge: 'immediate', 'commit-message': 'Ship it' };
const perVersion = { strategy: 'per-version' };
const immediate = { merge: 'immediate' };
const direct = { mode: 'direct' };
const settings = { path: deployment, app: 'other', set: '[deployment/shop]\nspec.replicas = 5', ...direct };
const fromCheckout = { app: 'shop', workspace: '.' };

interface Delivery {
  readonly name: string;
  readonly before: readonly Inputs[];
  /** `workspace` is that of a checkout with changes that are not committed. */
  readonly inputs: Inputs;
  /** How many pull requests are open at the end, with the second image; without one, the base holds it. */
  readonly open: 0 | 1;
}

const deliveries: readonly Delivery[] = [
  { name: 'create', before: [], inputs: second, open: 1 },
  { name: 'append', before: [first], inputs: second, open: 1 },
  { name: 're-parent', before: [first, settings], inputs: second, open: 1 },
  { name: 'left after a merge', before: [first, { ...first, ...squashed }], inputs: second, open: 1 },
  { name: 'close', before: [second, settings, { ...second, ...direct }], inputs: second, open: 0 },
  { name: 'supersede', before: [{ ...first, ...perVersion }], inputs: { ...second, ...perVersion }, open: 1 },
  { name: 'label', before: [], inputs: { ...second, labels: 'gitops' }, open: 1 },
  { name: 'direct', before: [], inputs: { ...second, ...direct }, open: 0 },
  { name: 'merge', before: [first], inputs: { ...second, ...immediate }, open: 0 },
  { name: 'checkout', before: [], inputs: fromCheckout, open: 1 },
  { name: 'checkout, direct', before: [], inputs: { ...fromCheckout, ...direct }, open: 0 },
];

/** A checkout in which a tool has changed a text and made a script that can be executed, which takes requests to REST. */
async function changedCheckout({ github, repository, token }: Scene): Promise<Checkout> {
  const checkout = await cloneRepository(`${github.url}/${repository}.git`, token);
  const manifest = join(checkout.folder, deployment);
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace(/image: .*/, `image: ${second.image}`));
  await writeFile(join(checkout.folder, 'apps/check.sh'), '#!/bin/sh\n', { mode: 0o755 });
  return checkout;
}

/** Where an app is delivered: from a checkout, if the delivery names a workspace. */
interface Place extends Scene {
  readonly folder: string | undefined;
}

async function start(github: GitHub, { name, before, inputs }: Delivery, stack: AsyncDisposableStack): Promise<Place> {
  const scene = await newScene(github, `acme/${name.replaceAll(/\W+/g, '-')}`, files);
  for (const each of before) await scene.deliver(each);
  if (inputs.workspace === undefined) return { ...scene, folder: undefined };
  return { ...scene, folder: stack.use(await changedCheckout(scene)).folder };
}

function scenario(delivery: Delivery): Scenario<Place, Result> {
  const { name, inputs, open: count } = delivery;
  return {
    name,
    start: (github, stack) => start(github, delivery, stack),
    copy: async (origin, repository) => ({ ...(await copiedScene(origin, repository)), folder: origin.folder }),
    run: ({ deliver, folder }) => deliver({ ...inputs, ...(folder !== undefined && { workspace: folder }) }),
    summary,
    expectSound: expectNothingHalfMade,
    async expectRight({ github, repository, token, folder }, { where }) {
      const open = openPullRequests({ github, repository });
      expect(open.length, `${where}: open pull requests`).toBe(count);
      const at = open[0]?.headOid ?? (await github.resolveRef(repository, 'main')) ?? '';
      expect(await github.readFile(repository, at, deployment), where).toContain(`image: ${second.image}\n`);
      if (folder !== undefined) await new Canary(token).files(folder);
    },
  };
}

export function sweep(strategy: Strategy): void {
  sweepScenarios({ action: 'create-pull-request', strategy, oneIn: 25 }, deliveries.map(scenario));
}
