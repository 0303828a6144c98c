import { statementOfBlock } from '../block.ts';
import type { Config } from '../config/config.ts';
import { statementOfCommit } from '../statement.ts';
import { eventsIn } from './changes.ts';
import { claims } from './claims.ts';
import type { AuditEvent, AuditScope } from './event.ts';
import { heldReader } from './held-images.ts';
import type { RecordedCommit, Trail } from './record.ts';
import type { Step, Words } from './step.ts';
import { timelineOf } from './timeline.ts';

/** Everything that happened to the environments on a branch, oldest first. The files decide what did; words only explain it. */
export function auditEvents(trail: Trail, config: Config, scope: AuditScope): readonly AuditEvent[] {
  const held = heldReader(config);
  const events = timelineOf(trail, scope.since).flatMap((moment) =>
    eventsOf({ ...moment, words: wordsOf(moment.commit, trail), config, held }),
  );
  return events.filter((event) => isIn(event, scope));
}

function isIn({ time, environment, app }: AuditEvent, scope: AuditScope): boolean {
  if (scope.environment !== '' && environment !== scope.environment) return false;
  if (scope.app !== '' && app !== scope.app) return false;
  return scope.until === '' || Date.parse(time) <= Date.parse(scope.until);
}

/** A merge says what the last commit of the branch said that it merged. */
function wordsOf({ message, parents: [, merged = ''], pullRequest }: RecordedCommit, { commits }: Trail): Words {
  return {
    trailer: statementOfCommit(message) ?? statementOfCommit(commits.get(merged)?.message ?? ''),
    body: statementOfBlock(pullRequest?.body ?? ''),
  };
}

function eventsOf(step: Step): readonly AuditEvent[] {
  const { environments } = step.config;
  const named = [step.words.trailer?.environment, step.words.body?.environment];
  const known = new Set<string | undefined>([undefined, ...environments.map(({ name }) => name)]);
  const strangers = [...new Set(named)].filter((name) => name !== undefined && !known.has(name));
  return [
    ...environments.flatMap((environment) => eventsIn(environment, step)),
    ...strangers.flatMap((name = '') => claims({ environment: name, step, folder: 'unknown', held: new Map() })),
  ];
}
