import type { Annotation } from '../../runs.ts';
import { NotImplemented, StepProblem } from '../problem.ts';
import type { Command } from './commands.ts';
import type { JobLog, Level } from './job-log.ts';

type Place = Omit<Annotation, 'level' | 'message'>;

/** What a command can change. */
export interface Sink {
  readonly log: JobLog;
  /** Whether `::debug::` lines show. */
  readonly debug: boolean;
  readonly annotate: (level: Level, message: string, at?: Place) => void;
  readonly outputs: Map<string, string>;
  readonly state: Map<string, string>;
}

type Effect = (sink: Sink, command: Command) => void;

/** Every command the runner knows, but for `stop-commands`. */
export const effects: Readonly<Record<string, Effect>> = {
  'add-mask': addMask,
  'add-matcher': unknownHere,
  'remove-matcher': unknownHere,
  'add-path': disabled,
  'set-env': disabled,
  debug: ({ log, debug }, { data }) => debug && log.write(`##[debug]${data}`),
  echo: () => undefined,
  group: ({ log }, { data }) => log.write(`##[group]${data}`),
  endgroup: ({ log }) => log.write('##[endgroup]'),
  error: ({ annotate }, { data, properties }) => annotate('error', data, placeOf(properties)),
  warning: ({ annotate }, { data, properties }) => annotate('warning', data, placeOf(properties)),
  notice: ({ annotate }, { data, properties }) => annotate('notice', data, placeOf(properties)),
  'set-output': (sink, command) => store(sink, command, sink.outputs),
  'save-state': (sink, command) => store(sink, command, sink.state),
};

function addMask({ log, annotate }: Sink, { data }: Command): void {
  if (data.trim() === '') annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
  log.masks.add(data);
}

/** Deprecated, and still in force: a line of foreign output can set an output. */
function store({ annotate }: Sink, { name, properties, data }: Command, target: Map<string, string>): void {
  if (properties.name === undefined || properties.name === '') {
    throw new StepProblem(`Required field 'name' is missing in ##[${name}] command.`);
  }
  target.set(properties.name, data);
  const advice = 'is deprecated and will be disabled soon. Please upgrade to using Environment Files.';
  annotate('warning', `The \`${name}\` command ${advice}`);
}

function disabled(_sink: Sink, { name }: Command): void {
  throw new StepProblem(`The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
}

function unknownHere(_sink: Sink, { name }: Command): void {
  throw new NotImplemented(`the command '${name}'`);
}

function placeOf({ file, line, col, title }: Command['properties']): Place {
  return {
    ...(title !== undefined && { title }),
    ...(file !== undefined && { file }),
    ...(line !== undefined && /^\d+$/.test(line) && { line: Number(line) }),
    ...(col !== undefined && /^\d+$/.test(col) && { column: Number(col) }),
  };
}
