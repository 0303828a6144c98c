import { expect, test } from 'vitest';
import { failure } from '../../../actions/dispatch-workflow/src/failure.ts';

const call = { repository: 'acme/env', workflow: 'update.yml', ref: 'main', inputs: {} };
const run = { id: '42', url: 'https://github.com/acme/env/actions/runs/42' };

test.each(['success', 'neutral', 'skipped'])('the conclusion %s passes', (conclusion) => {
  expect(failure({ ...call, outcome: { kind: 'completed', run, conclusion } })).toBeUndefined();
});

test.each(['failure', 'cancelled', 'timed_out', 'startup_failure', 'action_required', 'stale', '', 'not known yet'])(
  'the conclusion %j fails the step and leads to the run',
  (conclusion) => {
    const error = failure({ ...call, outcome: { kind: 'completed', run, conclusion } });
    expect(error).toMatchObject({ code: 'RUN_FAILED', hint: `See ${run.url}.` });
    expect(error?.message).toContain(`"${conclusion}"`);
  },
);
