import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { Scope } from '../expressions/evaluate.ts';
import { asText, resolve, resolveText, resolveTexts } from '../expressions/resolve.ts';
import type { PlannedJob } from '../plan/plan.ts';
import { entriesOf, textOf } from '../syntax/tree.ts';
import type { Texts, Value } from '../value.ts';
import { enterGroup } from './claim.ts';
import { githubContext } from './facts.ts';
import { runGraph } from './graph.ts';
import { type Leg, type Level, legScope } from './level.ts';
import type { JobResult, LegResult } from './result.ts';
import { worst } from './result.ts';

export type CallingPlan = Extract<PlannedJob, { kind: 'call' }>;

/** Runs the workflow that a job calls, with the inputs and secrets it hands on. */
export async function runCall(level: Level, leg: Leg, job: CallingPlan): Promise<LegResult> {
  const github = githubContext(level.run);
  const scope = legScope(level, leg, github);
  const called: Level = {
    ...level,
    planned: job.called,
    inputs: calledInputs(job, scope, github),
    secrets: handedSecrets(level, job, scope),
    prefix: `${leg.name} / `,
    after:
      leg.needs.size === 0 ? level.after : [...leg.needs.values()].flatMap(({ reports }) => reports.map((r) => r.name)),
    cancelled: leg.cancelled,
  };
  const jobs = await runInGroup(called, github);
  const result = worst([...jobs.values()].map((ended) => ended.result));
  const outputs = calledOutputs(called, jobs, github);
  return { result, outputs, reports: [...jobs.values()].flatMap(({ reports }) => reports) };
}

/** A called workflow's own `concurrency:` counts too. */
async function runInGroup(called: Level, github: Value): Promise<ReadonlyMap<string, JobResult>> {
  const displaced = new AbortController();
  const { release, held } = await enterGroup(called, called.planned.workflow.concurrency, {
    scope: { contexts: { github, inputs: called.inputs, vars: {} }, functions: [] },
    cancel: (reason) => displaced.abort(reason),
  });
  try {
    return await runGraph({ ...called, held, cancelled: AbortSignal.any([called.cancelled, displaced.signal]) });
  } finally {
    release();
  }
}

/** Inputs are typed: a text is no boolean, as on GitHub. */
function calledInputs(job: CallingPlan, scope: Scope, github: Value): Readonly<Record<string, Value>> {
  const given = new Map([...entriesOf(job.with)].map(([name, token]) => [name.toLowerCase(), token]));
  const inputs: Record<string, Value> = {};
  for (const [name, definition] of job.called.workflow.callInputs) {
    const entries = entriesOf(definition);
    const type = textOf(entries.get('type')) ?? 'string';
    const token = given.get(name.toLowerCase());
    const preset = entries.get('default');
    if (token !== undefined) inputs[name] = typed(name, type, resolve(token, scope));
    else if (preset !== undefined) inputs[name] = typed(name, type, resolve(preset, defaultScope(github)));
    else inputs[name] = type === 'boolean' ? false : type === 'number' ? 0 : '';
  }
  return inputs;
}

function defaultScope(github: Value): Scope {
  return { contexts: { github, inputs: {}, vars: {} }, functions: [] };
}

function typed(name: string, type: string, value: Value): Value {
  if (type === 'string') return asText(value);
  if (typeof value === type) return value;
  throw new Error(`Input ${name} is a ${type}: Unexpected value '${typeof value === 'object' ? '' : value}'`);
}

/** Without `secrets:`, a called workflow sees none but its own GITHUB_TOKEN. */
function handedSecrets(level: Level, { secrets }: CallingPlan, scope: Scope): Level['secrets'] {
  if (secrets === undefined) return () => ({});
  if (textOf(secrets) === 'inherit') return level.secrets;
  return (token) => {
    const visible = { ...level.secrets(token), GITHUB_TOKEN: token };
    return resolveTexts(secrets, { ...scope, contexts: { ...scope.contexts, secrets: visible } });
  };
}

function calledOutputs(called: Level, jobs: ReadonlyMap<string, JobResult>, github: Value): Texts {
  const contexts = {
    github,
    inputs: called.inputs,
    vars: {},
    jobs: Object.fromEntries([...jobs].map(([id, { result, outputs }]) => [id, { result, outputs }])),
  };
  const outputOf = (definition: TemplateToken) => {
    const value = entriesOf(definition).get('value');
    return value === undefined ? '' : resolveText(value, { contexts, functions: [] });
  };
  return Object.fromEntries(
    [...called.planned.workflow.callOutputs].map(([name, definition]) => [name, outputOf(definition)]),
  );
}
