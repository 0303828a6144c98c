import { code, escapeText, table } from '#action';
import type { Result } from './result.ts';

export function summary({ label, outcome, stages, seconds, revision, images }: Result): string {
  const rows = stages.map((record) => [
    record.stage,
    escapeText(record.object),
    record.seconds.toFixed(1),
    record.state === 'reached' ? 'reached' : `**${record.code}**`,
  ]);
  return [
    '### Wait for sync',
    '',
    `${escapeText(label)}: **${outcome.state}** after ${seconds.toFixed(1)} s${revision === '' ? '' : ` at ${code(revision)}`}`,
    ...(rows.length === 0 ? [] : ['', table(['Stage', 'Object', 'Seconds', 'State'], rows)]),
    ...(images.length === 0 ? [] : ['', `Pods run ${images.map(code).join(', ')}`]),
    '',
  ].join('\n');
}
