import * as core from '@actions/core';
import type { ActionError } from '#error';
import { type InputTable, type InputValues, parseInputs } from '#input';
import { crash, end } from './end.ts';
import { createLog } from './log.ts';
import { useProxy } from './proxy.ts';
import { reportFailure } from './report.ts';
import { type Runner, readRunner } from './runner.ts';
import { writeSummary } from './summary.ts';

/** One action. Data flows one way: inputs → ports → run → result → outputs and summary. */
export interface ActionDefinition<Table extends InputTable, Ports, Result> {
  readonly inputs: Table;
  /** The only place where clients are made. */
  readonly ports: (inputs: InputValues<Table>, runner: Runner) => Ports | Promise<Ports>;
  readonly run: (inputs: InputValues<Table>, ports: Ports) => Promise<Result>;
  /** Total: every output that action.yml declares. */
  readonly outputs: (result: Result) => Readonly<Record<string, string>>;
  /** Markdown. */
  readonly summary: (result: Result) => string;
  /** For a result that is reported in full and yet fails the step. */
  readonly failure?: (result: Result) => ActionError | undefined;
}

/** Runs an action as the runner's child: reads the environment, reports to the runner, and never rejects. */
export async function action<Table extends InputTable, Ports, Result>(
  definition: ActionDefinition<Table, Ports, Result>,
): Promise<void> {
  process.on('uncaughtException', crash);
  // Nobody reads any more: to report that would be the next error of the kind, and so on without end.
  process.stdout.on('error', () => process.exit(core.ExitCode.Failure));
  try {
    maskSensitive(definition.inputs);
    const runner = readRunner(process.env, createLog());
    useProxy(process.env, runner.log);
    const inputs = parseInputs(definition.inputs, readInput);
    const result = await definition.run(inputs, await definition.ports(inputs, runner));
    for (const [name, value] of Object.entries(definition.outputs(result))) core.setOutput(name, value);
    writeSummary(definition.summary(result));
    const failure = definition.failure?.(result);
    if (failure === undefined) end();
    else reportFailure(failure);
  } catch (error) {
    reportFailure(error);
  }
}

function readInput(name: string): string {
  return core.getInput(name, { trimWhitespace: false });
}

/** Before anything is printed. The runner masks whole lines, so a secret of several lines is masked line by line too. */
function maskSensitive(inputs: InputTable): void {
  for (const [name, parser] of Object.entries(inputs)) {
    const value = readInput(name).trim();
    const lines = value.split(/\r?\n/).map((line) => line.trim());
    const whole = parser.sensitive ? [value, ...lines] : [];
    for (const part of new Set([...whole, ...(parser.secretsIn?.(value) ?? [])])) {
      if (part !== '') core.setSecret(part);
    }
  }
}
