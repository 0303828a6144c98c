import { versionSteps } from '#environment';
import type { Check } from '../check.ts';
import { type Finding, severityOf } from '../finding.ts';

/** No environment gets an older version than it has, unless that is a rollback, which holds what it replaces. */
export const downgrade: Check = (_documents, _policy, { config, arriving }) =>
  arriving.flatMap(({ app, environment, before, after, at, isRollback }): readonly Finding[] => {
    const own = config?.environments.find(({ name }) => name === environment);
    const severity = severityOf(own?.settings.downgrade ?? config?.defaults.downgrade ?? 'deny');
    const { older } = versionSteps(after, before);
    if (severity === undefined || isRollback || older.length === 0) return [];
    return [
      {
        check: 'downgrade',
        severity,
        message: `${environment} gets an older version of ${app}: ${older.join(', ')}.`,
        hint: 'Go back by a rollback: it also holds the version that is replaced, so that it does not come back by itself.',
        at,
        subject: `${environment} ${app} ${older.join(' ')}`,
      },
    ];
  });
