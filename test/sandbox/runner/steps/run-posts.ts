import type { StepReport } from '../../runs.ts';
import { evaluateCondition } from '../expressions/evaluate.ts';
import { openSession } from '../log/session.ts';
import { messageOf } from '../problem.ts';
import { workWithFiles } from './apply.ts';
import { type Frame, scopeOf } from './frame.ts';
import { limitOf } from './limit.ts';
import type { Post } from './post.ts';
import { plainName } from './step-name.ts';

/** Runs what the steps left for the end of the job, the latest first. */
export async function runPosts(frame: Frame): Promise<readonly StepReport[]> {
  const reports: StepReport[] = [];
  for (const post of frame.job.posts) {
    const report = await runPost(frame, post);
    reports.push(report);
    if (report.conclusion === 'failure') frame.failed = true;
  }
  return reports;
}

async function runPost(frame: Frame, { call, condition, work }: Post): Promise<StepReport> {
  const started = performance.now();
  const session = openSession(frame.job);
  const report = (conclusion: StepReport['conclusion'], summary = ''): StepReport => ({
    name: `Post ${plainName(call.step)}`,
    conclusion,
    summary,
    milliseconds: Math.round(performance.now() - started),
  });
  try {
    if (!evaluateCondition(condition, scopeOf(frame, call.env))) return report('skipped');
    using limit = limitOf(frame, undefined);
    const { ok, summary } = await workWithFiles({ ...call, session, signal: limit.signal }, work);
    return report(ok ? 'success' : 'failure', summary);
  } catch (error) {
    session.annotate('error', messageOf(error));
    return report('failure');
  }
}
