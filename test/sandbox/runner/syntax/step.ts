import type { Step as ConvertedStep } from '@actions/workflow-parser/model/workflow-template';
import type { BasicExpressionToken } from '@actions/workflow-parser/templates/tokens/basic-expression-token';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { NotImplemented } from '../problem.ts';
import { entriesOf, textOf } from './tree.ts';

export interface Step {
  /** As written, or one that GitHub's converter makes up (`__run`), which no expression can name. */
  readonly id: string;
  readonly name: TemplateToken | undefined;
  readonly condition: BasicExpressionToken;
  readonly continueOnError: TemplateToken | undefined;
  readonly timeoutMinutes: TemplateToken | undefined;
  readonly env: TemplateToken | undefined;
  readonly work: ScriptWork | ActionWork;
}

export interface ScriptWork {
  readonly kind: 'run';
  readonly script: TemplateToken;
  readonly shell: TemplateToken | undefined;
  readonly workingDirectory: TemplateToken | undefined;
}

export interface ActionWork {
  readonly kind: 'uses';
  readonly uses: string;
  readonly with: TemplateToken | undefined;
}

/** Joins what GitHub's converter makes of a step (its id and condition) with what it drops (`with`, `shell`, …). */
export function readStep(converted: ConvertedStep, token: TemplateToken): Step {
  const entries = entriesOf(token);
  for (const key of ['background', 'wait', 'wait-all', 'cancel', 'parallel']) {
    if (entries.has(key)) throw new NotImplemented(`a step's \`${key}\``);
  }
  if (!('if' in converted) || converted.if === undefined) throw new NotImplemented('a step without `run` or `uses`');
  return {
    id: converted.id,
    name: entries.get('name'),
    condition: converted.if,
    continueOnError: entries.get('continue-on-error'),
    timeoutMinutes: entries.get('timeout-minutes'),
    env: entries.get('env'),
    work: readWork(entries),
  };
}

function readWork(entries: ReadonlyMap<string, TemplateToken>): ScriptWork | ActionWork {
  const script = entries.get('run');
  if (script === undefined) return { kind: 'uses', uses: textOf(entries.get('uses')) ?? '', with: entries.get('with') };
  return {
    kind: 'run',
    script,
    shell: entries.get('shell'),
    workingDirectory: entries.get('working-directory'),
  };
}
