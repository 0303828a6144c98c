import { parse } from 'yaml';
import { record } from '#toolchain';

type Node = Readonly<Record<string, unknown>>;

/**
 * What of a workflow breaks a rule of zizmor (https://docs.zizmor.sh/audits) or ghalint (https://github.com/suzuki-shunsuke/ghalint)
 * that can be told without them: those tools are not everywhere, these rules always hold.
 */
export function violations(text: string): readonly string[] {
  const workflow = record(parse(text), 'the workflow');
  const jobs = Object.entries(record(workflow.jobs, 'jobs')).map(([id, job]) => [id, record(job, id)] as const);
  return [
    ...ofTriggers(workflow),
    ...ofPermissions(text, [workflow, ...jobs.map(([, job]) => job)]),
    ...ofText(text),
    ...jobs.flatMap(([id, job]) => [
      ...(typeof job.name === 'string' ? [] : [`a job without a name: ${id}`]),
      ...('secrets' in job && job.secrets === 'inherit' ? [`inherits all secrets: ${id}`] : []),
      ...stepsOf(job).flatMap(ofStep),
    ]),
  ];
}

function ofTriggers({ on }: Node): readonly string[] {
  const triggers = typeof on === 'object' && on !== null ? Object.keys(on) : [String(on)];
  return triggers.filter((trigger) => trigger === 'pull_request_target' || trigger === 'workflow_run');
}

/** Each grant is written on a line of its own, or of its map, that says why. */
function ofPermissions(text: string, holders: readonly Node[]): readonly string[] {
  return holders.flatMap(({ permissions }) => {
    if (permissions === undefined) return [];
    if (typeof permissions !== 'object' || permissions === null) return ['grants everything'];
    return Object.entries(permissions)
      .map(([scope, access]) => `${scope}: ${access}`)
      .filter((grant) => !text.split('\n').some((line) => line.includes(grant) && / # \S/.test(line)))
      .map((grant) => `grants without a reason: ${grant}`);
  });
}

function ofText(text: string): readonly string[] {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/toJSON\(secrets\)|secrets\[/, 'takes all secrets'],
    [/ACTIONS_ALLOW_UNSECURE_COMMANDS|GITHUB_ENV|GITHUB_PATH/, 'writes the environment of later steps'],
    [/github\.actor\s*[=!]=/, 'trusts the name of an actor'],
  ];
  return rules.filter(([pattern]) => pattern.test(text)).map(([, said]) => said);
}

function stepsOf({ steps }: Node): readonly Node[] {
  return Array.isArray(steps) ? steps.map((step) => record(step, 'a step')) : [];
}

function ofStep({ uses, run, with: inputs }: Node): readonly string[] {
  const used = typeof uses === 'string' ? uses : '';
  const isKept = used.startsWith('actions/checkout@') && record(inputs ?? {}, 'with')['persist-credentials'] !== false;
  return [
    ...(typeof run === 'string' && run.includes('${{') ? [`an expression in a script: ${run}`] : []),
    ...(isKept ? ['a checkout keeps the token on disk'] : []),
    ...(/^actions\/cache(\/|@)/.test(used) ? ['a cache, which others can poison'] : []),
    ...(used.startsWith('./') ? [`an action of the caller’s checkout: ${used}`] : []),
  ];
}
