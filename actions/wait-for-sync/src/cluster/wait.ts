import type { Client } from '#cluster';
import type { Ports } from '../ports.ts';
import { next } from '../stages/next.ts';
import type { Observation } from '../stages/observation.ts';
import type { Question } from '../stages/question.ts';
import { begin } from '../stages/state.ts';
import type { View } from '../stages/view.ts';
import { wantsOf } from '../stages/wants.ts';
import { Comparer } from './comparer.ts';
import { Followers } from './followers.ts';
import { Inbox } from './inbox.ts';
import { Reconciler } from './reconciler.ts';

/** Failures get old without a word from anybody. It costs no request. */
const tick = 250;

export interface Wait {
  readonly question: Question;
  readonly client: Client;
  readonly repository: string;
  /** Sends `merged` or `closed` once it is known. */
  readonly awaitMerge: (send: (observation: Observation) => void, until: Until) => Promise<void>;
  /** Called with every view, the last one included. */
  readonly onView: (view: View) => void;
}

interface Until {
  readonly signal: AbortSignal;
  /** Ends the wait with an error. */
  readonly fail: (error: unknown) => void;
}

/**
 * Watches the cluster until the commit has come to its pods, cannot come, or the time is over.
 * @throws ActionError when cluster or GitHub cannot be read
 */
export async function waitInCluster(wait: Wait, ports: Pick<Ports, 'github' | 'log'>): Promise<View> {
  const { question, client, repository } = wait;
  const { clock } = client;
  const inbox = new Inbox<Observation>();
  const send = (observation: Observation): void => inbox.send(observation);
  const fail = (error: unknown): void => inbox.fail(error);
  const stop = new AbortController();
  await using followers = new Followers(client, send, fail);
  const comparer = new Comparer({ repository, github: ports.github, clock, send, fail });
  const reconciler = new Reconciler({
    ...{ client, question, send },
    onRefused: ({ message }) => ports.log.annotate('warning', `Agents look when they do by themselves: ${message}`),
  });
  wait.awaitMerge(send, { signal: stop.signal, fail }).catch(fail);
  try {
    let view = next(begin(question, clock.now()), []);
    for (;;) {
      wait.onView(view);
      const { state } = view;
      if (state.outcome !== undefined) return view;
      const wants = wantsOf(view);
      followers.follow(wants.collections);
      if (state.commit !== undefined) comparer.ask(state.commit, wants);
      reconciler.ask(wants.reconcile);
      await Promise.race([inbox.arrival(), clock.sleep(tick, stop.signal)]);
      view = next(state, [...inbox.take(), { kind: 'time', at: clock.now() }]);
    }
  } finally {
    stop.abort();
  }
}
