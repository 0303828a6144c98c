import type { Deployment } from '../deployment/deployment.ts';
import type { Inputs } from '../inputs.ts';
import { labelOf } from '../label.ts';
import type { Ports } from '../ports.ts';
import { progressLog } from '../progress.ts';
import type { Result } from '../result.ts';
import type { StageRecord } from '../stages/records.ts';
import type { Outcome } from '../stages/state.ts';
import { type Awaited, awaitCommit } from '../target/await-commit.ts';
import { type Asked, type Notice, noticesOf, wordsThatCount } from './notices.ts';
import { type NoticeState, nextNotice } from './state.ts';

interface Wait {
  readonly inputs: Inputs;
  readonly defaultBranch: string;
  readonly deployment: Deployment;
  /** How long a failure has to hold before it counts, in milliseconds. */
  readonly patience: number;
}

type Ended = Omit<Result, 'repository' | 'isSupersededAllowed' | 'deployment'>;

const pause = 5_000;
/** How far back it is looked for who speaks of commits, and how many that came after ours are read. */
const depth = 10;

/** Waits by what agents say of commits on GitHub. What pods run, nobody says there. */
export async function waitOnGitHub(
  { inputs, defaultBranch, deployment, patience }: Wait,
  ports: Ports,
): Promise<Ended> {
  const { github, clock, log } = ports;
  const { repository, timeout } = inputs;
  const label = labelOf(inputs);
  const tell = progressLog(ports);
  const start = clock.now();
  const late = AbortSignal.timeout(timeout);
  const awaited = await awaitCommit(inputs, defaultBranch, { ...ports, signal: late }).catch((error: unknown) => {
    if (late.aborted) return undefined;
    throw error;
  });
  if (awaited === undefined) return unmerged(label, !late.aborted, clock.now() - start);
  const mergedAt = clock.now();
  if (inputs.image.length > 0) log.info('Agents do not say on GitHub which image pods run: it is not looked at.');
  await deployment.begin(awaited.commit);
  let state: NoticeState = {
    ...{ timeout, patience, start, now: mergedAt, notices: [], done: new Map(), failing: new Map() },
    expected: await speakersBefore(awaited.commit, { repository, asked: inputs, github }),
    ...{ lostAt: undefined, outcome: undefined },
  };
  for (;;) {
    const { isOnBranch, notices } = await look(awaited, inputs, github);
    state = nextNotice(state, { at: clock.now(), isOnBranch, notices });
    const stages = recordsOf(state, label, mergedAt);
    tell(stages);
    if (state.outcome !== undefined) {
      const [first] = state.notices;
      const revision = state.outcome.state === 'synced' ? (first?.commit ?? '') : '';
      const seconds = Math.round(state.now - start) / 1000;
      return {
        ...{ label, commit: awaited.commit, revision, images: [], lastLine: '' },
        outcome: state.outcome,
        stages,
        seconds,
      };
    }
    await clock.sleep(Math.max(0, Math.min(pause, start + timeout - clock.now())));
  }
}

interface Speakers {
  readonly repository: string;
  readonly asked: Asked;
  readonly github: Ports['github'];
}

/** Who spoke of the commits before. */
async function speakersBefore(commit: string, { repository, asked, github }: Speakers): Promise<readonly string[]> {
  let { parent } = await github.commit(repository, commit);
  for (let step = 0; step < depth && parent !== ''; step++) {
    const notices = noticesOf(parent, await github.statuses(repository, parent), asked);
    if (notices.length > 0) return notices.map(({ key }) => key);
    ({ parent } = await github.commit(repository, parent));
  }
  return [];
}

interface Seen {
  readonly isOnBranch: boolean;
  readonly notices: readonly Notice[];
}

async function look({ commit, branch }: Awaited, inputs: Inputs, github: Ports['github']): Promise<Seen> {
  const { repository } = inputs;
  const lineage = await github.lineage(repository, { from: commit, to: branch });
  if (lineage !== 'ahead' && lineage !== 'identical') return { isOnBranch: lineage === undefined, notices: [] };
  const later = lineage === 'ahead' ? await github.commitsBetween(repository, { from: commit, to: branch }) : [];
  const notices: Notice[] = [];
  for (const each of [commit, ...later.slice(-depth)]) {
    notices.push(...noticesOf(each, await github.statuses(repository, each), inputs));
  }
  return { isOnBranch: true, notices: wordsThatCount(notices) };
}

function recordsOf(
  { start, now, done, outcome }: NoticeState,
  label: string,
  mergedAt: number,
): readonly StageRecord[] {
  const record = (stage: StageRecord['stage'], object: string, at: number): StageRecord => ({
    ...{ stage, object, seconds: Math.round(at - start) / 1000, state: 'reached', code: '' },
  });
  const healthy = [...done].map(([key, at]) => record('healthy', key, at));
  const reached = [record('merged', label, mergedAt), ...healthy.toSorted((a, b) => a.seconds - b.seconds)];
  if (outcome === undefined || outcome.state === 'superseded') return reached;
  const last = record(outcome.state === 'synced' ? 'synced' : 'healthy', label, now);
  return [...reached, 'code' in outcome ? { ...last, state: 'failed', code: outcome.code } : last];
}

function unmerged(label: string, isClosed: boolean, milliseconds: number): Ended {
  const facts = { label, commit: '', revision: '', images: [], stages: [], lastLine: '' };
  const ended = { stage: 'waiting', object: undefined } as const;
  const outcome: Outcome = isClosed
    ? { ...ended, state: 'failed', code: 'NOT_MERGED', reason: 'The pull request was closed without being merged.' }
    : { ...ended, state: 'timeout', code: 'TIMEOUT', reason: 'The pull request is not merged.' };
  return { ...facts, outcome, seconds: Math.round(milliseconds) / 1000 };
}
