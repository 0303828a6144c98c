import { outputOf } from '../../demo/act.ts';
import type { Stage } from '../../demo/stage.ts';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { type Moment, momentsOf, type World } from '../../sandbox/agents/index.ts';
import { cloneRepository } from '../../sandbox/checkout.ts';
import type { Leg } from './legs.ts';

/** One time around: from the pushed tag to the deployment on the app's commit. */
export interface Round {
  readonly image: string;
  /** Of the app repository: what was tagged. */
  readonly appCommit: string;
  /** Of the environment repository: what the pull request was merged as. */
  readonly commit: string;
  readonly answer: ActionOutcome;
  /** Milliseconds from the push of the tag to the end of wait-for-sync. */
  readonly total: number;
  /** Milliseconds of the job that builds the image. */
  readonly build: number;
  /** When the merge was done, and when wait-for-sync ended, as `performance.now()` has them. */
  readonly merged: number;
  readonly ended: number;
}

/** @param tag `v1.0.1` */
export async function runLeg(world: World, stage: Stage, { leg, tag }: { leg: Leg; tag: string }): Promise<Round> {
  const { github, registry, owner } = stage.sandbox;
  await using app = await cloneRepository(`${github.url}/${stage.app}.git`, stage.developerToken);
  const caller = stage
    .callerOf('App repository, direct')
    .replace('path: apps/web', `path: ${leg.path}`)
    .replace(`image: ${registry.host}/${owner}/web`, `image: ${registry.host}/${owner}/${leg.app}`);
  const page = `<!doctype html>\n<title>${tag}</title>\n`;
  await app.commit(`Release ${tag}`, { '.github/workflows/deliver.yml': caller, 'public/index.html': page });
  const start = performance.now();
  await app.pushTag(tag);
  await github.settled();
  const run = github.runs(stage.app).at(-1);
  if (run?.report?.conclusion !== 'success') throw new Error(`The delivery of ${tag} failed: ${run?.report?.problem}`);
  const image = outputOf([run], 'image');
  const number = outputOf([run], 'number');
  const appCommit = run.request.sha;
  const waiting = startWait(world, stage, { 'pull-request': number, image, 'app-commit': appCommit });
  const { sha } = (await stage.reviewer.send('PUT', `/repos/${stage.environment}/pulls/${number}/merge`, {
    merge_method: 'squash',
  })) as { readonly sha: string };
  const merged = performance.now();
  const answer = await waiting;
  const ended = performance.now();
  const build = run.report.jobs.find(({ name }) => name === 'deliver / image')?.milliseconds ?? 0;
  return { image, appCommit, commit: sha, answer, total: ended - start, build, merged, ended };
}

/** As the job after the delivery does it, with a token for each repository. */
export function startWait(
  { cluster }: World,
  { sandbox: { github }, app, environment }: Stage,
  inputs: Readonly<Record<string, string>>,
): Promise<ActionOutcome> {
  const read = { metadata: 'read', contents: 'read', 'pull-requests': 'read' } as const;
  const mint = (grant: Parameters<typeof github.mintToken>[0]['repositories']): string =>
    github.mintToken({ actor: 'delivery[bot]', kind: 'app', repositories: grant });
  return runAction('wait-for-sync', {
    inputs: {
      ...{ repository: environment, token: mint({ [environment]: read }), kubeconfig: cluster.kubeconfig },
      ...{ 'app-repository': app, environment: 'production', timeout: '60s' },
      'deployment-token': mint({ [app]: { metadata: 'read', deployments: 'write' } }),
      ...inputs,
    },
    environment: {
      ...{ GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_SERVER_URL: github.url },
      ...{ GITHUB_REPOSITORY: app, GITHUB_RUN_ID: '1' },
    },
  });
}

/** When all pods of a leg ran the image, and when the last of its agent's objects said that the commit is there. */
export function arrivalOf(
  world: World,
  { namespace, agents }: Leg,
  { image, commit }: Pick<Round, 'image' | 'commit'>,
): { readonly workload: number; readonly success: number } {
  const histories = agents.map((agent) => momentsOf(world.watcher.sightings, { namespace, agent }));
  const isSaid = ({ healthy }: Moment): boolean => healthy !== undefined && commit.startsWith(healthy);
  return {
    workload: histories[0]?.find((moment) => moment.image === image)?.at ?? Number.NaN,
    success: Math.max(...histories.map((moments) => moments.find(isSaid)?.at ?? Number.NaN)),
  };
}
