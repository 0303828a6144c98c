import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { cloneRepository } from '../sandbox/checkout.ts';
import { type Act, outputOf } from './act.ts';
import { follow, type Tell } from './follow.ts';
import { mergeOpenPullRequest } from './pull-requests.ts';
import type { Stage } from './stage.ts';

const run = promisify(execFile);

/**
 * The whole story: v1.0.1 by the route direct, the same run again, v1.0.2 by the route dispatch; each pull request is
 * merged. What the acts say is read from the runs, from GitHub and from git.
 */
export async function play(stage: Stage, tell: Tell): Promise<readonly Act[]> {
  await using app = await cloneRepository(`${stage.sandbox.github.url}/${stage.app}.git`, stage.developerToken);

  tell('git push of the annotated tag v1.0.1 → deliver.yml, route direct');
  const direct = await act(stage, 'v1.0.1, route direct', () => app.pushTag('v1.0.1'), tell);

  tell('the same run again');
  const first = direct.runs[0]?.request.id;
  const again = await act(
    stage,
    'v1.0.1 again',
    () => stage.reviewer.send('POST', `/repos/${stage.app}/actions/runs/${first}/rerun`, {}),
    tell,
  );

  tell('the caller file is swapped, git push of the tag v1.0.2 → deliver.yml, route dispatch → update-environment.yml');
  await app.commit('Deliver by dispatch; greet anew', {
    '.github/workflows/deliver.yml': stage.callerOf('App repository, dispatch'),
    'public/index.html': '<!doctype html>\n<title>web</title>\n<h1>Hello from release two</h1>\n',
  });
  const dispatched = await act(stage, 'v1.0.2, route dispatch', () => app.pushTag('v1.0.2'), tell);
  return [direct, again, dispatched];
}

async function act(stage: Stage, title: string, cause: () => Promise<unknown>, tell: Tell): Promise<Act> {
  const started = performance.now();
  const repositories = [stage.app, stage.environment];
  const runs = await follow(stage.sandbox, { title, repositories, cause }, tell);
  const operation = outputOf(runs, 'operation');
  const pullRequest =
    operation === 'unchanged'
      ? undefined
      : await mergeOpenPullRequest(stage.reviewer, stage.environment, (base, head) => diff(stage, base, head));
  if (pullRequest) tell(`  pull request #${pullRequest.number} merged: ${pullRequest.title}`);
  return {
    title,
    runs,
    operation,
    image: outputOf(runs, 'image'),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    milliseconds: performance.now() - started,
  };
}

async function diff(stage: Stage, base: string, head: string): Promise<string> {
  const repository = stage.sandbox.github.repositoryPath(stage.environment);
  return (await run('git', ['diff', `${base}...${head}`], { cwd: repository })).stdout;
}
