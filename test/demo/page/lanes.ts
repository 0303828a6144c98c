import type { Lane, Stay } from '../promotion/lanes.ts';
import { html } from './markup.ts';

/** A lane for each environment; what stands below each other was at the same time. */
export function lanesBlock(lanes: readonly Lane[], held: string): string {
  const commits = Math.max(...lanes.flatMap(({ stays }) => stays.map(({ until }) => until)));
  const rows = lanes.map(({ environment, stays }, index) => {
    const box = (stay: Stay): string => boxOf(stay, index + 1, environment === 'production' && stay.version === held);
    return `<strong class="lane" style="grid-area: ${index + 1} / 1">${html(environment)}</strong>${stays.map(box).join('')}`;
  });
  return `<div class="lanes" style="grid-template-columns: max-content repeat(${commits}, 1fr)">${rows.join('\n')}</div>`;
}

/** The first column has the names. */
function boxOf({ version, commit, since, from, until }: Stay, row: number, isHeld: boolean): string {
  const area = `grid-area: ${row} / ${from + 2} / auto / ${until + 2}`;
  const note = `${since.toISOString().slice(11, 19)}${isHeld ? ', taken back' : ''}`;
  return `<div class="job ${isHeld ? 'failure' : 'success'}" style="${area}" title="${html(commit)}"><span>${html(version)}</span><small>${note}</small></div>`;
}
