// npm run demo: the whole flow on this machine, from a pushed tag to a merged pull request, on real input; through three
// environments and back; and on to the pods of a real Kubernetes where that is installed.
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { startSandbox } from '../sandbox/sandbox.ts';
import { arrive, missingForArrival, startArrivals } from './arrival.ts';
import { drift } from './drift.ts';
import { renderPage } from './page/page.ts';
import { goOn } from './promotion/promotion.ts';
import { prove } from './proof.ts';
import { refuse } from './refusal.ts';
import { shownPullRequest } from './shown-pull-request.ts';
import { setStage } from './stage.ts';
import { play } from './story.ts';
import { columns } from './table.ts';

const started = performance.now();
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
const tell = (line: string): void => console.log(`[${seconds(performance.now() - started).padStart(6)}] ${line}`);
const page = resolve(import.meta.dirname, '../../build/demo/index.html');

tell('starting a local GitHub, a registry and a runner; publishing this repository there as v1');
await using sandbox = await startSandbox();
const stage = await setStage(sandbox);
const missing = await missingForArrival();
if (missing.length === 0) tell('starting Kubernetes and Flux beside them');
const arrivals = missing.length === 0 ? startArrivals(stage) : undefined;
// whoever awaits it below is told
arrivals?.catch(() => undefined);
const acts = await play(stage, tell);
const expected = ['created', 'unchanged', 'created'];
const last = acts.at(-1);
if (last === undefined || acts.map((act) => act.operation).join() !== expected.join()) {
  throw new Error(`Expected ${expected.join(', ')}, and found ${acts.map((act) => act.operation).join(', ')}.`);
}
const proof = await prove(stage, last);
await using world = await arrivals;
if (world !== undefined) tell(`Flux is asked for news of ${stage.environment}`);
const arrival = world && (await arrive(world, last));
if (arrival !== undefined) tell(`  ${arrival.pods.length} pods of web run ${arrival.image}`);
tell(`three environments run ${last.image}`);
const promotions = await goOn(stage, last.image, tell);
tell('a stranger opens a pull request from a fork → check-environment.yml');
const refusal = await refuse(sandbox);
tell(`  ${refusal.repository}#${refusal.number} refused for ${refusal.findings.length} findings`);
if (world !== undefined) tell('somebody scales web by hand while Flux is suspended → detect-drift.yml');
const drifted = world && (await drift(stage, world));
if (drifted !== undefined) tell(`  ${drifted.repository}#${drifted.number} opened: ${drifted.title}`);
if (sandbox.github.defects.length > 0) throw new Error(sandbox.github.defects.join('\n'));

for (const { pullRequest } of acts) {
  if (pullRequest) console.log(shownPullRequest(pullRequest));
}
console.log(`\nA pull agent now reads in ${proof.manifest}:\n  ${proof.image}\nand the registry serves that digest.\n`);
const refused = refusal.findings.map(({ file, line, message }) => [`${file}:${line}`, message.split('\n')[0] ?? '']);
console.log(`${columns([['refused at', 'for'], ...refused])}\n`);
const rows = acts.map((act) => [
  act.title,
  act.operation,
  act.pullRequest ? `${act.pullRequest.repository}#${act.pullRequest.number}, merged` : '–',
  seconds(act.milliseconds),
]);
console.log(columns([['what', 'result', 'where', 'how long'], ...rows]));
const steps = promotions.steps.map(({ title, result, milliseconds }) => [title, result, seconds(milliseconds)]);
console.log(`\n${columns([[`in ${promotions.repository}`, 'result', 'how long'], ...steps])}`);
const lanes = promotions.lanes.map(({ environment, stays }) => [
  environment,
  stays.map(({ version }) => version).join(' → '),
]);
console.log(`\n${columns([['environment', 'ran'], ...lanes])}`);
console.log(`\nThe audit tells of ${promotions.audit.events} changes, and finds nothing wrong.`);
if (arrival === undefined) {
  console.log('\nThe way on, from the merge to the pods, needs Kubernetes and Flux, and these are not here:');
  for (const part of missing) console.log(`  ${part}`);
} else {
  const stages = arrival.stages.map(({ stage: name, object, seconds: after }) => [
    name,
    object,
    `${after.toFixed(2)} s`,
  ]);
  console.log(`\n${columns([['stage', 'of', 'after the merge'], ...stages])}`);
}

await mkdir(resolve(page, '..'), { recursive: true });
await writeFile(
  page,
  await renderPage({ acts, proof, promotions, refusal, ...(arrival && { arrival }), ...(drifted && { drifted }) }),
);
console.log(`\nThe jobs, their summaries and the pull requests: ${page}`);
