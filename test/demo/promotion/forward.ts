import { setTimeout as sleep } from 'node:timers/promises';
import { outputOf } from '../act.ts';
import { deliveringTo } from './field.ts';
import type { Promotion } from './step.ts';
import { expectRunning, leaving, promote, take, type Way } from './way.ts';

/** As gitops.yaml says. */
const soak = 2_000;

/** A new version of the app comes to dev. @returns its image */
export async function deliver(way: Way, version: string, greeting: string): Promise<string> {
  const { stage, field } = way;
  await field.app.commit(greeting, {
    '.github/workflows/deliver.yml': deliveringTo(field, stage.callerOf('App repository, direct')),
    'public/index.html': `<!doctype html>\n<title>web</title>\n<h1>${greeting}</h1>\n`,
  });
  const push = (): Promise<void> => field.app.pushTag(`v${version}`);
  const { runs } = await take(way, `git push of the tag v${version} → deliver.yml to dev`, push);
  const image = outputOf(runs, 'image');
  if (!image.includes(`:${version}@sha256:`)) throw new Error(`v${version} was delivered as ${image}.`);
  await expectRunning(way, { dev: image });
  return image;
}

/** It comes to staging once it was in dev for long enough. A slow machine may find that it was so already. */
export async function promoteToStaging(way: Way, image: string): Promise<void> {
  let found = await promoteOnce(way);
  for (let again = 0; found.operation !== 'merged'; again += 1) {
    if (again === 5) throw new Error(`staging does not get over its soak: ${JSON.stringify(found)}`);
    await sleep(Math.max(0, Date.parse(found.gates[0]?.until ?? '') - Date.now()));
    found = await promoteOnce(way);
  }
  await expectRunning(way, { dev: image, staging: image });
  const merged = (environment: string): number =>
    way.stage.sandbox.github
      .administer(way.field.repository)
      .pullRequests()
      .findLast(({ headRefName, merge }) => headRefName.startsWith(`gitops/${environment}/`) && merge !== undefined)
      ?.merge?.at.getTime() ?? Number.NaN;
  const soaked = merged('staging') - merged('dev');
  if (!(soaked >= soak)) throw new Error(`${image} was in dev for ${soaked} ms before it came to staging.`);
}

async function promoteOnce(way: Way): Promise<Promotion> {
  const before = await way.field.manifest('staging');
  const found = await promote(way, 'staging');
  const [gate] = found.gates;
  const isWaiting = gate?.state === 'waiting' && (await way.field.manifest('staging')) === before;
  const isMerged = gate?.state === 'passed' && found.operation === 'merged';
  if (gate?.name !== 'soak' || !(isWaiting || isMerged)) {
    throw new Error(`staging was to have its soak: ${JSON.stringify(found)}`);
  }
  return found;
}

/** It comes to production once somebody has approved it. */
export async function promoteToProduction(way: Way, image: string): Promise<void> {
  const asked = await leaving(way, 'production', () => promote(way, 'production'));
  const [gate] = asked.gates;
  if (asked.number === '' || gate?.name !== 'approvals' || gate.state !== 'waiting') {
    throw new Error(`production was to wait for an approval: ${JSON.stringify(asked)}`);
  }
  await way.stage.sandbox.github.administer(way.field.repository).approve(asked.number, 'rhea');
  const { operation, gates } = await promote(way, 'production', `rhea approves #${asked.number} → promote.yml`);
  if (operation !== 'merged' || gates.some(({ state }) => state !== 'passed')) {
    throw new Error(`production was to be merged, and is ${operation}: ${JSON.stringify(gates)}`);
  }
  await expectRunning(way, { staging: image, production: image });
}
