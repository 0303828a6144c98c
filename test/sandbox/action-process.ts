import { type ChildProcess, execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

export interface ActionCall {
  readonly inputs: Readonly<Record<string, string>>;
  /** GITHUB_WORKSPACE and the working directory; an empty temporary one without it. */
  readonly workspace?: string;
  /** GITHUB_* and RUNNER_* facts, and what else the process shall see beside PATH and HOME. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Is handed the process as it starts, to send it signals or look at it from outside. */
  readonly onStart?: (child: ChildProcess) => void;
}

export interface ActionOutcome {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Standard output and standard error, commands included. */
  readonly log: string;
  /** The `::error`, `::warning` and `::notice` commands, unescaped. */
  readonly annotations: readonly ReportedAnnotation[];
}

interface ReportedAnnotation {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const root = resolve(import.meta.dirname, '../..');
/** Node keeps what it compiled, by the source's hash: most of the time of a short run from TypeScript is that. */
export const compileCache = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node') };

/** What Node is given to run an action from its source; the bundles are made of the sources as the tests begin. */
export function scriptOf(name: string): readonly string[] {
  const { ACTION_BUNDLES: bundles } = process.env;
  if (bundles !== undefined) return [join(bundles, `${name}.mjs`)];
  return ['--conditions=source', join(root, 'actions', name, 'src/main.ts')];
}

/** Runs an action from its source as GitHub's runner does: a process, its environment, its files. */
export async function runAction(name: string, call: ActionCall): Promise<ActionOutcome> {
  const temp = await mkdtemp(join(tmpdir(), 'gitops-action-'));
  try {
    const workspace = call.workspace ?? temp;
    const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
    for (const file of Object.values(files)) await writeFile(file, '');
    const inputs = { ...(await literalDefaults(name)), ...call.inputs };
    const environment = { ...runnerFacts(workspace, temp), ...files, ...call.environment, ...inputVariables(inputs) };
    const { exitCode, log } = await runNode(scriptOf(name), { cwd: workspace, env: environment }, call.onStart);
    return {
      exitCode,
      log,
      outputs: parseOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8')),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
      annotations: parseAnnotations(log),
    };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

function runnerFacts(workspace: string, temp: string): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, ...compileCache, GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp };
}

/** The defaults of action.yml, which the runner fills in; those that are expressions are the test's to give. */
export async function literalDefaults(name: string): Promise<Record<string, string>> {
  const metadata: { inputs?: Record<string, { default?: unknown }> } = parse(
    await readFile(join(root, 'actions', name, 'action.yml'), 'utf8'),
  );
  return Object.fromEntries(
    Object.entries(metadata.inputs ?? {})
      .map(([input, { default: value = '' }]) => [input, String(value)] as const)
      .filter(([, value]) => !value.includes('${{')),
  );
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

function runNode(
  script: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Record<string, string> },
  onStart: ActionCall['onStart'],
): Promise<{ readonly exitCode: number; readonly log: string }> {
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      [...script],
      { cwd, env, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => settle({ exitCode: child.exitCode ?? 1, log: stdout + stderr }),
    );
    onStart?.(child);
  });
}

/** `NAME<<DELIMITER`, lines, `DELIMITER`: the form that the toolkit writes. */
function parseOutputs(file: string): Record<string, string> {
  return Object.fromEntries(
    [...file.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [name, value]),
  );
}

function parseAnnotations(log: string): readonly ReportedAnnotation[] {
  return [...log.matchAll(/^::(error|warning|notice)( [^:]*)?::(.*)$/gm)].map(
    ([, level = '', list = '', message = '']) => ({
      level,
      properties: Object.fromEntries(
        list
          .trim()
          .split(',')
          .filter((pair) => pair !== '')
          .map((pair) => [pair.slice(0, pair.indexOf('=')), unescapeCommand(pair.slice(pair.indexOf('=') + 1))]),
      ),
      message: unescapeCommand(message),
    }),
  );
}

function unescapeCommand(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
