import { parse } from 'yaml';
import { record } from './action-metadata.ts';
import type { WorkflowMetadata } from './workflow-metadata.ts';

const path = '.github/workflows/actions.lock';
/** The form that is known here; `gh actions-lock` may change it as long as it is no 1.0. */
const knownVersion = 'v0.0.2';

/**
 * Where the lock of the workflows' dependencies and the workflows disagree. It is made by `gh actions-lock` against
 * github.com and never by hand; this needs no network. Without a lock there is nothing to disagree with.
 * @see https://docs.github.com/en/actions/concepts/security/workflow-dependency-lockfiles
 */
export function lockProblems(text: string | undefined, workflows: readonly WorkflowMetadata[]): readonly string[] {
  if (text === undefined) return [];
  const lock = record(parse(text), path);
  if (lock.version !== knownVersion) return [`${path}: its version is ${String(lock.version)}, not ${knownVersion}`];
  const listed = record(lock.workflows ?? {}, `${path}: workflows`);
  const dependencies = record(lock.dependencies ?? {}, `${path}: dependencies`);
  const used = new Set(workflows.flatMap(dependenciesOf));
  const problems = [
    ...workflows.flatMap((workflow) => listProblems(workflow, listed)),
    ...[...used].flatMap((name) => commitProblems(name, dependencies)),
    ...Object.keys(dependencies)
      .filter((name) => !used.has(name) && !isNeeded(name, dependencies))
      .map((name) => `${name} is used by no workflow`),
  ];
  return problems.map((problem) => `${path}: ${problem}. Run \`gh actions-lock\`.`);
}

/** `actions/checkout@<ref>`; what stands below a repository counts as the repository, and our own files not at all. */
function dependenciesOf({ steps }: WorkflowMetadata): readonly string[] {
  return steps.flatMap(({ uses }) => {
    const [, repository, ref] = /^([\w.-]+\/[\w.-]+)(?:\/[^@]+)?@(.+)$/.exec(uses) ?? [];
    return repository === undefined ? [] : [`${repository}@${ref}`];
  });
}

function listProblems(workflow: WorkflowMetadata, listed: Readonly<Record<string, unknown>>): readonly string[] {
  const file = `.github/workflows/${workflow.file}`;
  const has: readonly unknown[] = Array.isArray(listed[file]) ? listed[file] : [];
  const uses = [...new Set(dependenciesOf(workflow))];
  return [
    ...uses.filter((name) => !has.includes(name)).map((name) => `${file} uses ${name}, which is not locked for it`),
    ...has.filter((name) => !uses.includes(String(name))).map((name) => `${file} does not use ${String(name)}`),
  ];
}

function commitProblems(name: string, dependencies: Readonly<Record<string, unknown>>): readonly string[] {
  const [, pinned = ''] = /@([0-9a-f]{40})$/.exec(name) ?? [];
  const entry = dependencies[name];
  if (entry === undefined) return [`${name} has no commit`];
  const { commit } = record(entry, `${path}: ${name}`);
  return commit === `sha1-${pinned}` ? [] : [`${name} is locked to ${String(commit)}`];
}

/** Whether another dependency asks for it. */
function isNeeded(name: string, dependencies: Readonly<Record<string, unknown>>): boolean {
  return Object.values(dependencies).some((entry) => {
    const { dependencies: below } = record(entry, `${path}: an entry`);
    return Array.isArray(below) && below.includes(name);
  });
}
