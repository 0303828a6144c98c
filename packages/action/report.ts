import * as core from '@actions/core';
import { ActionError } from '#error';
import { annotation } from './log.ts';
import { escapeText } from './markdown.ts';
import { neutralize } from './neutralize.ts';
import { writeSummary } from './summary.ts';

/** Fails the step: says what went wrong, where and what to do, in the log, on the run's page and in the summary. */
export function reportFailure(error: unknown): void {
  process.exitCode = core.ExitCode.Failure;
  if (error instanceof ActionError) reportExpected(error);
  else reportBug(error);
  for (const cause of causes(error)) core.info(neutralize(`caused by: ${cause}`).join(' / '));
}

function reportExpected(error: ActionError): void {
  const message = error.hint === undefined ? error.message : `${error.message}\n${error.hint}`;
  core.error(message, annotation(error.at, error.code));
  const lines = [
    `**${error.code}** ${escapeText(error.message)}`,
    ...(error.hint === undefined ? [] : [escapeText(error.hint)]),
  ];
  writeSummary(`> [!CAUTION]\n${lines.map((line) => `> ${line}`).join('\n>\n')}\n`);
}

function reportBug(error: unknown): void {
  core.error(
    `This is a bug in the action, please report it: ${error instanceof Error ? error.message : String(error)}`,
  );
  if (error instanceof Error) core.debug(error.stack ?? '');
}

function causes(error: unknown): readonly string[] {
  if (!(error instanceof Error) || error.cause === undefined) return [];
  const { cause } = error;
  return [cause instanceof Error ? cause.message : String(cause), ...causes(cause)];
}
