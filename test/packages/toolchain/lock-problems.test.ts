import { expect, test } from 'vitest';
import { lockProblems, type WorkflowMetadata } from '#toolchain';

const sha = 'a'.repeat(40);
const checkout = `actions/checkout@${sha}`;
const workflow: WorkflowMetadata = {
  ...{ file: 'x.yml', text: '', description: '', reusable: false, inputs: [], secrets: [], outputs: [] },
  steps: [checkout, checkout, '$/actions/build-push', ''].map((uses) => ({ job: 'j', id: '', uses, with: [] })),
};
const lock = `version: 'v0.0.2'
workflows:
  '.github/workflows/x.yml':
    - '${checkout}'
dependencies:
  '${checkout}':
    ref: '${sha}'
    commit: 'sha1-${sha}'
`;

test.each([
  ['agrees', lock, ''],
  ['is not there', undefined, ''],
  ['has another form', lock.replace('v0.0.2', 'v0.1.0'), 'its version is v0.1.0, not v0.0.2'],
  ['lacks a workflow', lock.replace('x.yml', 'y.yml'), 'x.yml uses actions/checkout@'],
  [
    'lists what is not used',
    lock.replace(/( {4}- .*\n)/, `$1    - 'other/action@v1'\n`),
    'does not use other/action@v1',
  ],
  ['has no commit for it', lock.replace(/dependencies:[\s\S]*/, ''), 'has no commit'],
  ['has another commit for it', lock.replace('sha1-a', 'sha1-b'), 'is locked to sha1-b'],
  [
    'keeps what nobody uses',
    `${lock}  'other/action@v1': { commit: 'sha1-${sha}' }\n`,
    'other/action@v1 is used by no',
  ],
])('a lock that %s', (_what, text, problem) => {
  const problems = lockProblems(text, [workflow]);
  if (problem === '') expect(problems).toEqual([]);
  else expect(problems.join('\n')).toContain(problem);
});

test('a lock may hold what a dependency depends on', () => {
  const below = `    dependencies: ['other/action@v1']\n  'other/action@v1': { commit: 'sha1-${sha}' }\n`;
  expect(lockProblems(`${lock}${below}`, [workflow])).toEqual([]);
});
