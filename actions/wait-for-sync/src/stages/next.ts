import { advance } from './advance.ts';
import { complaintsOf, datedComplaints } from './complaint.ts';
import type { Observation } from './observation.ts';
import type { Outcome, State } from './state.ts';
import { settledOutcome, verdictOf } from './verdict.ts';
import type { View } from './view.ts';

/** What the world looks like after something was seen. Once it has ended, a wait stays as it ended. */
export function next(state: State, observations: readonly Observation[]): View {
  const seen = observations.reduce(takenIn, state);
  if (seen.outcome !== undefined) return advance(seen);
  const view = advance(seen);
  const settled = settledOutcome(view);
  const complaints = [...complaintsOf(view), ...(typeof settled === 'object' ? [settled] : [])];
  const dated = datedComplaints(view, complaints);
  const outcome = typeof settled === 'string' ? { state: settled } : verdictOf(view, complaints, dated);
  return { ...view, state: { ...view.state, complaints: dated, outcome } };
}

function takenIn(state: State, observation: Observation): State {
  const { at } = observation;
  const now = Math.max(state.now, at);
  switch (observation.kind) {
    case 'time':
      return { ...state, now };
    case 'merged': {
      const { commit, branch } = observation;
      return { ...state, now, commit, branch, mergedAt: at };
    }
    case 'closed':
      return { ...state, now, outcome: notMerged };
    case 'objects': {
      const { path, epoch, objects } = observation;
      return { ...state, now, collections: new Map([...state.collections, [path, { epoch, objects }]]) };
    }
    case 'lineage':
      return { ...state, now, lineages: new Map([...state.lineages, [observation.commit, observation.lineage]]) };
    case 'branch': {
      const { branch, lineage: value } = observation;
      return { ...state, now, branches: new Map([...state.branches, [branch, { value, at }]]) };
    }
    case 'asked': {
      const { key, token: value } = observation;
      return { ...state, now, asked: new Map([...state.asked, [key, { value, at }]]) };
    }
  }
}

const notMerged: Outcome = {
  ...{ state: 'failed', code: 'NOT_MERGED', stage: 'waiting', object: undefined },
  reason: 'The pull request was closed without being merged.',
};
