import type { Moment } from '../../sandbox/agents/index.ts';
import type { Answer } from './ask.ts';

/** A commit of an interleaving, and the image that it asks for. */
export interface Step {
  readonly commit: string;
  readonly image: string;
  readonly parent: Step | undefined;
}

/** What the branch held from a time on, until the next. */
export interface Head {
  readonly at: number;
  readonly step: Step;
}

/** Milliseconds: streams of one server reach their readers at different times, those of the agent's objects and those of the pods too. */
export const skew = 250;

interface Claim {
  readonly steps: readonly Step[];
  readonly heads: readonly Head[];
  readonly step: Step;
  readonly answer: Answer;
  readonly moments: readonly Moment[];
}

/** Why an answer is wrong; '' where it is right. */
export function wrongOf({ steps, heads, step, answer, moments }: Claim): string {
  const later = steps.filter((each) => descendsFrom(each, step));
  const isLater = (commit: string | undefined): boolean => later.some((each) => each.commit === commit);
  const start = moments.findLastIndex(({ at }) => at <= answer.start);
  const until = answer.end + skew;
  const window = moments.slice(Math.max(start, 0)).filter(({ at }) => at <= until);
  const ending = `${answer.state} ${answer.code}`.trim();
  switch (ending) {
    case 'synced': {
      // The agent's word stands until it goes back: pods may well finish while it is at work on the next commit.
      const said = window.find(({ healthy }) => isLater(healthy))?.at;
      const held = periodsOf(window, until, (moment) => isLater(moment.healthy ?? moment.attempted ?? moment.applied));
      const ran = periodsOf(window, until, ({ image }) => image === step.image);
      const arrived = ran.filter(({ to }) => said !== undefined && said <= to + skew);
      const wereTogether = arrived.some((one) => held.some((other) => isNear(one, other)));
      return wereTogether ? '' : `synced, and the agent and the pods never were there together: ${timeline(window)}`;
    }
    case 'superseded': {
      const replaced = later.filter(({ image }) => image !== step.image);
      const wasReplaced = window.some(({ applied, attempted, asked }) =>
        replaced.some(({ commit, image }) => commit === applied || (commit === attempted && image === asked)),
      );
      return wasReplaced ? '' : `superseded, and no later release was brought to the cluster: ${timeline(window)}`;
    }
    case 'failed COMMIT_DIVERGED': {
      const stood = heads.filter(({ at }, index) => at <= until && (heads[index + 1]?.at ?? until) >= answer.start);
      return stood.some((head) => !isLater(head.step.commit)) ? '' : 'diverged, and the branch always held the commit';
    }
    default:
      return `${ending}, which none of these commits can cause: ${answer.reason}`;
  }
}

interface Period {
  readonly from: number;
  readonly to: number;
}

/** While something was so. */
function periodsOf(moments: readonly Moment[], end: number, isSo: (moment: Moment) => boolean): readonly Period[] {
  return moments.flatMap((moment, index) =>
    isSo(moment) ? [{ from: moment.at, to: moments[index + 1]?.at ?? end }] : [],
  );
}

function isNear(one: Period, other: Period): boolean {
  return one.from <= other.to + skew && other.from <= one.to + skew;
}

/** What was seen, change by change, for whoever looks into a wrong answer. */
function timeline(moments: readonly Moment[]): string {
  const short = (text = '-'): string => text.replace(/^.*:/, '').slice(0, 7);
  const lines: string[] = [];
  let last = '';
  for (const { at, healthy, applied, attempted, asked, image } of moments) {
    const line = [healthy, applied, attempted, asked, image].map(short).join(' ');
    if (line !== last) lines.push(`${Math.round(at - (moments[0]?.at ?? 0))} ms ${line}`);
    last = line;
  }
  return `healthy applied attempted asked image: ${lines.join('; ')}`;
}

function descendsFrom(step: Step | undefined, ancestor: Step): boolean {
  if (step === undefined) return false;
  return step === ancestor || descendsFrom(step.parent, ancestor);
}
