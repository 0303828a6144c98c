import { escapeText, table } from '#action';
import type { NewStatus } from '#github';
import { type GateRow, isOpen } from '../result.ts';

type Said = Pick<NewStatus, 'state' | 'description'>;

const longest = 140;

/** What the status says: the same text for the same facts, so that it is written only where something changed. */
export function statusOf(rows: readonly GateRow[], mayMerge: boolean): Said {
  if (rows.length === 0) return { state: 'success', description: 'no gates' };
  const open = rows.filter(({ state }) => state !== 'passed');
  if (open.length === 0 && mayMerge) return { state: 'success', description: 'all gates passed' };
  if (open.length === 0) return { state: 'pending', description: 'all gates passed; merged by promote while they are' };
  const said = open.map(({ name, until }) => (until === undefined ? name : `${name} until ${until}`));
  const description = `waits for ${[...new Set(said)].join(', ')}`;
  return {
    state: 'pending',
    description: description.length <= longest ? description : `${description.slice(0, longest - 1)}…`,
  };
}

const begin = '<!-- gitops:gates -->';
const end = '<!-- gitops:gates:end -->';
const longestBody = 65_536;

/** A body with the table of the gates, or without one where there are none; what else stands in it stays. */
export function withGates(body: string, rows: readonly GateRow[]): string {
  const [from, until] = [body.indexOf(begin), body.indexOf(end)];
  const place = from < 0 || until < from ? undefined : { from, to: until + end.length };
  if (rows.length === 0) {
    return place === undefined ? body : `${body.slice(0, place.from)}${body.slice(place.to)}`.trimEnd();
  }
  const ours = `${begin}\n${gatesTable(rows)}\n${end}`;
  const written = place === undefined ? joined(body, ours) : body.slice(0, place.from) + ours + body.slice(place.to);
  return written.length <= longestBody ? written : body;
}

function joined(body: string, ours: string): string {
  return body.trim() === '' ? ours : `${body.trimEnd()}\n\n${ours}`;
}

/** Times in it are absolute. */
export function gatesTable(rows: readonly GateRow[]): string {
  const shown = rows.map(({ app, environment, name, state, detail, until = '' }) => [
    escapeText(`${environment}: ${app}`),
    name,
    state === 'passed' ? 'passed' : `**${state}**`,
    escapeText(detail),
    until,
  ]);
  return `${isOpen(rows) ? 'All gates are passed.' : 'This waits for its gates.'}\n\n${table(['For', 'Gate', '', 'What it says', 'Until'], shown)}`;
}
