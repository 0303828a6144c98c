import { ActionError } from '#error';
import type { Patience } from './patience.ts';
import type { Sent } from './sent.ts';

/** What an attempt to change a repository came to. */
export type Attempted<T> = { readonly kind: 'finished'; readonly value: T } | Again;

/** It is not certain what stands there now, or somebody was faster. */
export interface Again {
  readonly kind: 'again';
  readonly reason: string;
  /** What GitHub asks to wait. */
  readonly seconds: number;
  /** Something of it may have taken effect. */
  readonly isUnknown: boolean;
  /** What the run ends with when its time is over. */
  readonly error?: ActionError;
}

interface Trying {
  readonly patience: Patience;
  readonly log: { readonly info: (line: string) => void };
  /** owner/name */
  readonly repository: string;
  /** How long, in milliseconds: for the error. */
  readonly retryFor: number;
}

/**
 * Repeats what looks, decides and writes, until it is certain how things stand. Nothing is ever sent a second time
 * unseen: each attempt starts with another look.
 * @throws ActionError BASE_MOVED, GITHUB_UNAVAILABLE, RATE_LIMITED once the patience is over
 */
export async function untilCertain<T>(trying: Trying, attempt: () => Promise<Attempted<T>>): Promise<T> {
  for (let count = 1; ; count++) {
    const attempted = await attempt();
    if (attempted.kind === 'finished') return attempted.value;
    if (!(await trying.patience.pause(count, attempted.seconds))) throw restless(trying, attempted);
    trying.log.info(`Looking again: ${attempted.reason}`);
  }
}

/** What to make of a plan that did not end as it was expected to. */
export function againAfter(sent: Exclude<Sent, { readonly kind: 'refused' }>): Again {
  switch (sent.kind) {
    case 'done':
      return { kind: 'again', reason: 'the pull request shows another commit', seconds: 0, isUnknown: false };
    case 'moved':
      return { kind: 'again', reason: sent.reason, seconds: 0, isUnknown: false };
    case 'unknown':
      return { kind: 'again', reason: sent.reason, seconds: 0, isUnknown: true };
    case 'limited':
      return { ...sent, kind: 'again', isUnknown: false };
  }
}

function restless({ repository, retryFor }: Trying, { reason, error, isUnknown }: Again): ActionError {
  if (error !== undefined) return error;
  const code = isUnknown ? 'GITHUB_UNAVAILABLE' : 'BASE_MOVED';
  return new ActionError(code, `Writing to ${repository} failed: after ${retryFor / 1_000} s still: ${reason}.`, {
    hint: 'Run the step again; it continues where this one stopped.',
  });
}
