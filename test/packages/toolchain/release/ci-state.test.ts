import { describe, expect, it } from 'vitest';
import type { CommitRun, RemoteCheckRun } from '#github';
import { type CiState, type CommitFacts, ciState, objectionsTo } from '#toolchain';

const commit = 'c'.repeat(40);
const wanted = { workflow: '.github/workflows/_ci.yml', branch: 'main' };
const run: CommitRun = {
  ...{ id: 7, workflow: wanted.workflow, event: 'push', branch: 'main', status: 'completed', conclusion: 'success' },
  ...{ url: 'https://host/run/7', suite: 70 },
};
const job: RemoteCheckRun = {
  ...{ name: 'test', app: 'github-actions', suite: 70, status: 'completed', conclusion: 'success', url: '' },
};

describe('the tests of a commit', () => {
  it.each<[string, readonly Partial<CommitRun>[], readonly Partial<RemoteCheckRun>[], string, string]>([
    ['have passed', [{}], [{}], 'passed', ''],
    ['have passed with a job that had nothing to do', [{}], [{}, { name: 'x', conclusion: 'skipped' }], 'passed', ''],
    ['did not run', [], [], 'absent', ''],
    ['ran for a pull request alone', [{ event: 'pull_request' }], [{}], 'absent', ''],
    ['ran on another branch alone', [{ branch: 'v1.0.0' }], [{}], 'absent', ''],
    ['were another workflow', [{ workflow: '.github/workflows/other.yml' }], [{}], 'absent', ''],
    ['still run', [{ status: 'in_progress', conclusion: '' }], [], 'running', ''],
    ['have failed', [{ conclusion: 'failure' }], [{ conclusion: 'failure' }], 'failed', 'its job "test" is failure'],
    ['have a broken job that the run forgives', [{}], [{}, { name: 'x', conclusion: 'failure' }], 'failed', '"x"'],
    ['were cancelled before any job', [{ conclusion: 'cancelled' }], [], 'failed', 'it ended as cancelled'],
    ['had nothing to do', [{}], [{ conclusion: 'skipped' }], 'failed', 'none of its jobs has passed'],
    ['were run again and passed', [{}, { id: 6, suite: 60, conclusion: 'failure' }], [{}], 'passed', ''],
    ['were run again and failed', [{ conclusion: 'failure' }, { id: 6, suite: 60 }], [], 'failed', 'failure'],
    ['are claimed by another App', [{}], [{ app: 'other', conclusion: 'success' }], 'failed', 'none of its jobs'],
    ['are claimed in another suite', [{}], [{ suite: 71 }], 'failed', 'none of its jobs'],
  ])('%s', (_what, runs, checkRuns, kind, detail) => {
    const facts = {
      runs: runs.map((each) => ({ ...run, ...each })),
      checkRuns: checkRuns.map((each) => ({ ...job, ...each })),
    };
    const state = ciState(facts, wanted);
    expect(state.kind).toBe(kind);
    expect('detail' in state ? state.detail : '').toContain(detail);
  });
});

describe('a release', () => {
  const passed: CiState = { kind: 'passed', url: '' };
  const facts: CommitFacts = {
    ...{ tag: 'v1.0.0', commit, tagged: commit, isTrial: false, branch: 'main', lineage: 'identical', ci: passed },
    workflow: wanted.workflow,
  };

  it.each<[string, Partial<CommitFacts>, readonly string[]]>([
    ['nothing', {}, []],
    ['nothing where the branch has gone on', { lineage: 'ahead' }, []],
    ['a tag that is gone', { tagged: undefined }, ['the tag v1.0.0 is gone']],
    ['nothing against a trial without a tag', { tagged: undefined, isTrial: true }, []],
    ['a tag that was moved', { tagged: 'd'.repeat(40) }, ['leads to dddd']],
    ['a tag that was moved, in a trial, too', { tagged: 'd'.repeat(40), isTrial: true }, ['leads to dddd']],
    ['a commit beside the branch', { lineage: 'diverged' }, ['is not on main']],
    ['a commit ahead of the branch', { lineage: 'behind' }, ['is not on main']],
    ['a commit that nobody knows', { lineage: undefined }, ['is not on main']],
    ['tests that did not run', { ci: { kind: 'absent' } }, ['has not run']],
    ['tests that still run', { ci: { kind: 'running', url: 'U' } }, ['has not ended: U']],
    ['tests that failed', { ci: { kind: 'failed', detail: 'its job', url: 'U' } }, ['did not pass, its job: U']],
    [
      'all of it at once',
      { tagged: undefined, lineage: 'behind', ci: { kind: 'absent' } },
      ['gone', 'not on', 'not run'],
    ],
  ])('is objected to for %s', (_what, change, expected) => {
    expect(objectionsTo({ ...facts, ...change })).toEqual(expected.map((text) => expect.stringContaining(text)));
  });
});
