import { describe, expect, it } from 'vitest';
import { type ActionMetadata, fillSection, renderContract, type WorkflowMetadata, workflowProblems } from '#toolchain';

const build: ActionMetadata = {
  name: 'build-push',
  folder: 'actions/build-push',
  description: 'Builds.',
  inputs: [
    { name: 'image', description: 'The image.', required: true, default: '' },
    { name: 'engine', description: 'The engine.', required: false, default: 'auto' },
  ],
  outputs: [{ name: 'digest', description: 'The digest.' }],
};

const workflow: WorkflowMetadata = {
  file: 'deliver.yml',
  text: '${{ inputs.image }} ${{ secrets.TOKEN }} ${{ steps.build.outputs.digest }} ${{ steps.other.outputs.any }}',
  description: 'Delivers.',
  reusable: true,
  inputs: [{ name: 'image', description: 'The image.', required: true }],
  secrets: [{ name: 'TOKEN', description: 'A token.', required: false }],
  outputs: [],
  steps: [{ job: 'image', id: 'build', uses: '$/actions/build-push', with: ['image'] }],
};

const problemsOf = (change: Partial<WorkflowMetadata>): readonly string[] =>
  workflowProblems({ ...workflow, ...change }, [build]);
const step = (change: Partial<(typeof workflow.steps)[number]>) => [
  { job: 'image', id: 'build', uses: '$/actions/build-push', with: ['image'], ...change },
];

describe('a workflow held against the actions it calls', () => {
  it('has no problem when both agree', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Partial<WorkflowMetadata>, string]>([
    ['an unknown input', { steps: step({ with: ['image', 'imagе'] }) }, 'gives build-push the unknown input imagе'],
    ['a missing input', { steps: step({ with: [] }) }, 'does not give build-push its required input image'],
    ['an unknown action', { steps: step({ uses: '$/actions/build' }) }, 'uses $/actions/build, which does not exist'],
    ['an unknown output', { text: `${workflow.text} steps.build.outputs.tag` }, 'steps.build.outputs.tag is no output'],
    [
      'an unread input',
      { text: workflow.text.replace('inputs.image', 'inputs.image-name') },
      'input image is never read',
    ],
    [
      'an unread secret',
      { text: workflow.text.replace('secrets.TOKEN', 'secrets.TOKENS') },
      'secret TOKEN is never read',
    ],
    [
      'an unexplained output',
      { outputs: [{ name: 'digest', description: '', required: false }] },
      'digest has no description',
    ],
  ])('%s is a problem', (_, change, problem) => {
    const problems = problemsOf(change);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('.github/workflows/deliver.yml: ');
    expect(problems[0]).toContain(problem);
  });
});

describe('what is generated', () => {
  it('names every input and output', () => {
    expect(renderContract(build)).toContain(
      "export type InputName =\n  | 'image'\n  | 'engine';\nexport type OutputName =\n  | 'digest';\n",
    );
    expect(renderContract({ ...build, inputs: [] })).toContain('export type InputName = never;');
  });

  it('replaces a section of a README and nothing else', () => {
    const readme = 'a\n<!-- sync:inputs -->\nold\n<!-- /sync:inputs -->\nb\n';
    expect(fillSection(readme, 'inputs', 'new')).toBe('a\n<!-- sync:inputs -->\nnew\n<!-- /sync:inputs -->\nb\n');
    expect(() => fillSection(readme, 'outputs', 'new')).toThrow('<!-- sync:outputs -->');
  });
});
