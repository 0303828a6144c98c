import { messageOf, StepProblem } from '../problem.ts';
import { parseCommand } from './commands.ts';
import { effects, type Sink } from './effects.ts';
import type { JobLog } from './job-log.ts';

/** What one step says: plain lines go to the log, commands take effect. */
export interface Session extends Sink {
  line(text: string): void;
  /** Whether a command could not be processed, which fails the step. */
  readonly broken: boolean;
}

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs */
export function openSession(
  { log, debug }: { readonly log: JobLog; readonly debug: boolean },
  state: Map<string, string> = new Map(),
): Session {
  const sink: Sink = { log, debug, annotate: log.annotator(), outputs: new Map(), state };
  const registered = new Set([...Object.keys(effects), 'stop-commands']);
  let stopToken: string | undefined;
  let broken = false;

  const resumeAt = (token: string) => {
    stopToken = checkedToken(token, registered);
    registered.add(stopToken);
    if (token.length > 6) log.masks.add(token);
  };

  const stopped = (text: string, name: string) => {
    log.write(text);
    if (name !== stopToken) return;
    registered.delete(stopToken);
    stopToken = undefined;
  };

  return {
    ...sink,
    get broken() {
      return broken;
    },
    line(text) {
      const command = parseCommand(text, registered);
      if (command === undefined) return log.write(text);
      if (stopToken !== undefined) return stopped(text, command.name);
      try {
        if (command.name !== 'stop-commands') return effects[command.name]?.(sink, command);
        log.write(text);
        resumeAt(command.data);
      } catch (error) {
        broken = true;
        sink.annotate('error', `Unable to process command '${text}' successfully.`);
        sink.annotate('error', messageOf(error));
      }
    },
  };
}

/** A token that a line could hold by chance, or that is a command, would end the pause at once. */
function checkedToken(token: string, registered: ReadonlySet<string>): string {
  const name = token.toLowerCase();
  if (name === '' || name === 'pause-logging' || registered.has(name)) {
    throw new StepProblem(`Invalid stop-commands token '${token}'.`);
  }
  return name;
}
