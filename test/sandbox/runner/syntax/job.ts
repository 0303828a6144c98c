import type { WorkflowJob } from '@actions/workflow-parser/model/workflow-template';
import type { BasicExpressionToken } from '@actions/workflow-parser/templates/tokens/basic-expression-token';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { NotImplemented } from '../problem.ts';
import { type Permissions, readPermissions } from './permissions.ts';
import { readStep, type Step } from './step.ts';
import { type Entries, entriesOf, itemsOf, placeOf, textOf } from './tree.ts';

interface JobFrame {
  readonly id: string;
  readonly needs: readonly string[];
  readonly condition: BasicExpressionToken;
  readonly strategy: TemplateToken | undefined;
  readonly concurrency: TemplateToken | undefined;
  readonly permissions: Permissions | undefined;
  /** `(Line: 7, Col: 3)` of its key. */
  readonly place: string;
}

/** A job with steps of its own. */
export interface StepsJob extends JobFrame {
  readonly kind: 'steps';
  readonly runsOn: TemplateToken | undefined;
  readonly env: TemplateToken | undefined;
  readonly outputs: TemplateToken | undefined;
  readonly defaults: TemplateToken | undefined;
  readonly timeoutMinutes: TemplateToken | undefined;
  readonly continueOnError: TemplateToken | undefined;
  readonly steps: readonly Step[];
}

/** A job that calls a reusable workflow. */
export interface CallingJob extends JobFrame {
  readonly kind: 'call';
  readonly uses: string;
  readonly with: TemplateToken | undefined;
  readonly secrets: TemplateToken | undefined;
}

export type Job = StepsJob | CallingJob;

const unimplemented = ['container', 'services', 'environment', 'snapshot', 'cancel-timeout-minutes'];

export function readJob(converted: WorkflowJob, token: TemplateToken): Job {
  const entries = entriesOf(token);
  const key = unimplemented.find((name) => entries.has(name));
  if (key !== undefined) throw new NotImplemented(`\`${key}\`, which job '${converted.id.value}' sets`);
  const frame: JobFrame = {
    id: converted.id.value,
    needs: (converted.needs ?? []).map((need) => need.value),
    condition: converted.if,
    strategy: entries.get('strategy'),
    concurrency: entries.get('concurrency'),
    permissions: readPermissions(entries.get('permissions')),
    place: placeOf(converted.id),
  };
  return converted.type === 'job'
    ? { kind: 'steps', ...frame, ...stepsPart(entries, converted.steps) }
    : {
        kind: 'call',
        ...frame,
        uses: textOf(entries.get('uses')) ?? '',
        with: entries.get('with'),
        secrets: entries.get('secrets'),
      };
}

type ConvertedSteps = Parameters<typeof readStep>[0][];

function stepsPart(entries: Entries, converted: ConvertedSteps): Omit<StepsJob, keyof JobFrame | 'kind'> {
  const tokens = itemsOf(entries.get('steps'));
  return {
    runsOn: entries.get('runs-on'),
    env: entries.get('env'),
    outputs: entries.get('outputs'),
    defaults: entries.get('defaults'),
    timeoutMinutes: entries.get('timeout-minutes'),
    continueOnError: entries.get('continue-on-error'),
    steps: tokens.flatMap((token, index) => {
      const step = converted[index];
      return step === undefined ? [] : [readStep(step, token)];
    }),
  };
}
