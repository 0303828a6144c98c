import type { OutputName } from './generated/contract.ts';
import type { Result } from './result.ts';

export function outputs(result: Result): Record<OutputName, string> {
  const { events, figures, requests } = result;
  return {
    path: result.kind === 'exported' ? result.path : '',
    events: String(events.length),
    findings: JSON.stringify(result.kind === 'exported' ? findingsOf(result) : result.discrepancies),
    figures: JSON.stringify(
      figures.map(({ leadTime = null, timeToRestore = null, ...rest }) => ({ ...rest, leadTime, timeToRestore })),
    ),
    attestations: result.kind === 'exported' ? JSON.stringify(result.attested.slice(0, most)) : '[]',
    requests: String(requests),
  };
}

/** GitHub keeps a megabyte of outputs. */
const most = 1_000;

function findingsOf({ events }: Result): readonly object[] {
  const all = events.flatMap(({ commit, environment, app, findings }) =>
    findings.map((finding) => ({ commit, environment, app, finding })),
  );
  return all.slice(0, most);
}
