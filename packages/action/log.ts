import { EOL } from 'node:os';
import { type AnnotationProperties, debug, error, group, notice, setSecret, warning } from '@actions/core';
import type { Position } from '#error';
import type { Secret } from '#secret';
import { neutralize } from './neutralize.ts';

export interface Log {
  /** Prints a text; nothing in it is taken for a workflow command. */
  info(text: string): void;
  debug(text: string): void;
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
  /** Hides a value that came into being during the run from everything that is printed after. */
  mask(secret: Secret): void;
  /** Shows a message on the run's page and, with a position, in the file. Beyond ten a level, the runner drops them: they become log lines. */
  annotate(level: AnnotationLevel, message: string, at?: Position): void;
}

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** actions/runner, src/Runner.Worker/ExecutionContext.cs: _maxCountPerIssueType */
const annotationsPerLevel = 10;

const annotators = { error, warning, notice };

export function createLog(): Log {
  const issued: Record<AnnotationLevel, number> = { error: 0, warning: 0, notice: 0 };
  return {
    info: print,
    debug,
    group,
    mask: (secret) => setSecret(secret.reveal()),
    annotate(level, message, at) {
      issued[level] += 1;
      if (issued[level] > annotationsPerLevel) print(`${level}: ${message}`);
      else annotators[level](message, annotation(at));
    },
  };
}

function print(text: string): void {
  process.stdout.write(neutralize(text).join(EOL) + EOL);
}

export function annotation(at: Position | undefined, title?: string): AnnotationProperties {
  return {
    ...(title === undefined ? {} : { title }),
    ...(at === undefined ? {} : { file: at.file }),
    ...(at?.line === undefined ? {} : { startLine: at.line }),
    ...(at?.column === undefined ? {} : { startColumn: at.column }),
  };
}
