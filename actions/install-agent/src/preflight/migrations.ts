import type { Plan } from '#cluster';
import type { PreflightRow } from './row.ts';
import { ok, warn } from './rows.ts';

/** The row `crd-storage`: definitions that lose a version in which objects are stored. */
export function migrationsRow({ migrations }: Pick<Plan, 'migrations'>): PreflightRow {
  if (migrations.size === 0) return ok('crd-storage', 'No definition loses a version in which objects are stored.');
  const words = [...migrations.values()].map(
    ({ definition, resource, dropped, objects }) =>
      `${definition} loses ${dropped.join(', ')}: its ${objects} objects are moved to ${resource.version} first`,
  );
  return warn('crd-storage', `${words.join('; ')}.`);
}
