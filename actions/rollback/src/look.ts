import { type Config, configPath, readConfig, rollbackBranch, siblingPrefix } from '#environment';
import { ActionError } from '#error';
import type { Inspection, Question } from '#github';
import { type Aim, aimAt, nameOf } from './aim.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';

export interface Sight {
  readonly aim: Aim;
  readonly seen: Inspection;
}

/**
 * One request: what gitops.yaml says, our branch, and our other pull requests for the app. Another one where the environment
 * has a branch of its own; that of the default branch binds all the same.
 */
export async function look(inputs: Inputs, { github }: Ports): Promise<Sight> {
  const name = nameOf(inputs);
  const question: Question = {
    repository: inputs.repository,
    base: '',
    branch: rollbackBranch(inputs.environment, name),
    paths: [],
    siblings: siblingPrefix(inputs.environment, name),
  };
  const seen = await github.inspect(question);
  const aim = aimAt(inputs, configOf(inputs, seen));
  const { base } = aim.policy.settings;
  if (base === undefined || base === seen.base.name) return { aim, seen };
  return { aim, seen: await github.inspect({ ...question, base }) };
}

function configOf({ repository }: Inputs, { base }: Inspection): Config {
  if (base.config !== undefined) return readConfig(base.config);
  throw new ActionError(
    'NOT_ALLOWED',
    `Rolling back was refused: ${repository} has no ${configPath} on "${base.name}".`,
    {
      hint: 'It names the environments, the apps, and which values of which files say what runs.',
    },
  );
}
