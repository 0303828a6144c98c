import { type Client, lastLogLine } from '#cluster';
import { onCancel } from '#exec';
import { type Found, findKinds } from './cluster/kinds.ts';
import { unreachable } from './cluster/unreachable.ts';
import { waitInCluster } from './cluster/wait.ts';
import { Deployment } from './deployment/deployment.ts';
import type { Inputs } from './inputs.ts';
import { labelOf } from './label.ts';
import type { Ports } from './ports.ts';
import { progressLog } from './progress.ts';
import type { Result } from './result.ts';
import { recordsOf } from './stages/records.ts';
import type { Outcome } from './stages/state.ts';
import { pendingOf } from './stages/verdict.ts';
import type { View } from './stages/view.ts';
import { awaitCommit } from './target/await-commit.ts';
import { waitOnGitHub } from './via-github/wait.ts';

/** How long a failure has to hold before it counts, in milliseconds: agents try again, and much passes by itself. */
const patience = 10_000;

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  const deployment = new Deployment(inputs, ports);
  const giveUp = async (): Promise<void> => {
    try {
      await deployment.abandon();
    } finally {
      await ports.release();
    }
  };
  using _ = onCancel(giveUp);
  try {
    const ended = await wait(inputs, ports, deployment);
    const facts = await deployment.end(ended.outcome);
    return { ...ended, repository: inputs.repository, isSupersededAllowed: inputs.allowSuperseded, deployment: facts };
  } catch (error) {
    await deployment.abandon();
    throw error;
  } finally {
    await ports.release();
  }
}

type Ended = Omit<Result, 'repository' | 'isSupersededAllowed' | 'deployment'>;

async function wait(inputs: Inputs, ports: Ports, deployment: Deployment): Promise<Ended> {
  const [defaultBranch, found] = await Promise.all([
    ports.github.defaultBranch(inputs.repository),
    ports.cluster === undefined ? undefined : reach(inputs, ports, ports.cluster),
  ]);
  if (ports.cluster === undefined || found === undefined)
    return await waitOnGitHub({ inputs, defaultBranch, deployment, patience }, ports);
  return await watch({ inputs, defaultBranch, deployment, client: ports.cluster, found }, ports);
}

/** The agents of the cluster; undefined where it cannot be reached, and GitHub may tell as well. */
async function reach({ via, agent }: Inputs, { log }: Ports, client: Client): Promise<Found | undefined> {
  const failure = via === 'auto' ? await unreachable(client) : undefined;
  if (failure === undefined) return await findKinds(client, agent);
  log.annotate('warning', `What the agents say on GitHub has to do: ${failure.message}`);
  return undefined;
}

interface Watch {
  readonly inputs: Inputs;
  readonly defaultBranch: string;
  readonly deployment: Deployment;
  readonly client: Client;
  readonly found: Found;
}

async function watch({ inputs, defaultBranch, deployment, client, found }: Watch, ports: Ports): Promise<Ended> {
  const { repository, image: images, name, namespace, path, reconcile, timeout } = inputs;
  const label = labelOf(inputs);
  const tell = progressLog(ports);
  const view = await waitInCluster(
    {
      question: {
        ...{ repositoryUrl: `${ports.serverUrl}/${repository}`, defaultBranch, images, name, namespace },
        ...{ path: path === '' ? undefined : path, reconcile, timeout, patience, ...found },
      },
      ...{ client, repository },
      async awaitMerge(send, { signal, fail }) {
        const awaited = await awaitCommit(inputs, defaultBranch, { ...ports, signal });
        const at = ports.clock.now();
        send(awaited === undefined ? { kind: 'closed', at } : { kind: 'merged', ...awaited, at });
        if (awaited !== undefined) deployment.begin(awaited.commit).catch(fail);
      },
      onView: (view) => tell(recordsOf(view.state, label), pendingOf(view)),
    },
    ports,
  );
  return { ...endOf(view, label), label, lastLine: await lastLineOf(view.state.outcome, client) };
}

function endOf({ state, workloads }: View, label: string): Omit<Ended, 'label' | 'lastLine'> {
  if (state.outcome === undefined) throw new Error('A wait has come to no end.');
  const shown = workloads.filter(({ holds }) => holds.length === 0 || holds.includes('expected'));
  const revisions = [...state.marks.values()].flatMap(({ revision }) => revision ?? []);
  return {
    outcome: state.outcome,
    commit: state.commit ?? '',
    revision: revisions[0] ?? '',
    images: [...new Set(shown.flatMap(({ images }) => images))],
    stages: recordsOf(state, label),
    seconds: Math.round(state.now - state.start) / 1000,
  };
}

async function lastLineOf(outcome: Outcome | undefined, client: Client): Promise<string> {
  if (outcome === undefined || !('container' in outcome) || outcome.container === undefined) return '';
  return await lastLogLine(client, outcome.container.pod, outcome.container.name);
}
