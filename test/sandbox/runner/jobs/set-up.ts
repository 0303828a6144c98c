import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { Scope } from '../expressions/evaluate.ts';
import { resolveText, resolveTexts } from '../expressions/resolve.ts';
import { JobLog } from '../log/job-log.ts';
import type { Frame, JobRuntime } from '../steps/frame.ts';
import { entriesOf } from '../syntax/tree.ts';
import type { Texts, Value } from '../value.ts';
import { githubContext, jobContext, runnerContext, runnerVariables } from './facts.ts';
import { type Leg, type Level, legScope } from './level.ts';
import type { StepsPlan } from './steps-job.ts';
import { mintJobToken } from './token.ts';

export interface JobSetup extends AsyncDisposable {
  readonly frame: Frame;
  readonly annotate: ReturnType<JobLog['annotator']>;
}

/** A fresh runner: token, directories, contexts. Disposing takes all of it away. */
export async function setUpJob(level: Level, leg: Leg, job: StepsPlan): Promise<JobSetup> {
  const { engine, request } = level.run;
  const { host } = engine;
  const log = new JobLog();
  await using parts = new AsyncDisposableStack();
  const token = mintJobToken(host, request, job.granted);
  parts.defer(() => host.revokeToken(token.value));
  const home = await mkdtemp(join(engine.root, 'job-'));
  parts.defer(() => rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  const places = await makePlaces(home, engine.root);
  const eventPath = join(places.temp, '_github_workflow', 'event.json');
  await mkdir(join(places.temp, '_github_workflow'));
  await writeFile(eventPath, JSON.stringify(request.event.payload));
  const secrets: Texts = { ...level.secrets(token.value), GITHUB_TOKEN: token.value };
  for (const value of [...Object.values(host.secrets(request.repository)), ...Object.values(secrets)])
    log.masks.add(value);
  const debug = secrets.ACTIONS_STEP_DEBUG === 'true';
  const github = { ...githubContext(level.run), job: job.id, workspace: places.workspace, event_path: eventPath };
  const scope = legScope(level, leg, { ...github, token: token.value });
  const contexts = {
    ...scope.contexts,
    secrets,
    runner: runnerContext(places, debug),
    job: jobContext(level.planned.source),
  };
  const { PATH = '' } = process.env;
  const runtime: JobRuntime = {
    engine,
    log,
    debug,
    token: token.value,
    granted: job.granted,
    contexts,
    machine: { PATH, HOME: join(home, 'home'), ...engine.options.environment },
    facts: runnerVariables(github, places, debug),
    workspace: places.workspace,
    temp: places.temp,
    defaults: defaultsOf([job.defaults, level.planned.workflow.defaults], scope),
    environment: environmentOf([level.planned.workflow.env, job.env], contexts),
    path: [],
    prepared: new Map(),
    posts: [],
    cancelled: leg.cancelled,
  };
  log.write(`##[group]GITHUB_TOKEN Permissions\n${token.description}\n##[endgroup]`);
  const all = parts.move();
  return {
    frame: frameOf(runtime, level),
    annotate: log.annotator(),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function frameOf(job: JobRuntime, level: Level): Frame {
  const { source } = level.planned;
  return {
    job,
    source,
    contexts: job.contexts,
    env: {},
    facts: {},
    signal: undefined,
    steps: new Map(),
    saved: new Map(),
    failed: false,
  };
}

async function makePlaces(home: string, root: string): Promise<{ workspace: string; temp: string; toolCache: string }> {
  const places = { workspace: join(home, 'work'), temp: join(home, 'temp'), toolCache: join(root, 'tools') };
  for (const path of [...Object.values(places), join(home, 'home')]) await mkdir(path, { recursive: true });
  return places;
}

/** The job's `env:` may name what the workflow's sets. */
function environmentOf(
  tokens: readonly (TemplateToken | undefined)[],
  contexts: Readonly<Record<string, Value>>,
): Map<string, string> {
  let env: Texts = {};
  for (const token of tokens)
    env = { ...env, ...resolveTexts(token, { contexts: { ...contexts, env }, functions: [] }) };
  return new Map(Object.entries(env));
}

/** `defaults.run`: the job's goes before the workflow's. */
function defaultsOf(tokens: readonly (TemplateToken | undefined)[], scope: Scope): JobRuntime['defaults'] {
  const first = (key: string) => {
    const token = tokens
      .map((item) => entriesOf(entriesOf(item).get('run')).get(key))
      .find((item) => item !== undefined);
    return token === undefined ? undefined : resolveText(token, scope);
  };
  return { shell: first('shell'), workingDirectory: first('working-directory') };
}
