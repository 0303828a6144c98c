import type { Act } from '../act.ts';
import { html } from './markup.ts';

/** What was done, what came of it and how long it took: a line for each act, all that most readers want. */
export function overviewSection(acts: readonly Act[]): string {
  const rows = acts.map(({ title, operation, pullRequest, milliseconds }) => {
    const where =
      pullRequest === undefined ? 'nothing had to change' : `${pullRequest.repository}#${pullRequest.number}`;
    const changed = pullRequest === undefined ? '' : `<code>${html(changedLines(pullRequest.diff))}</code>`;
    return `<tr><td>${html(title)}</td><td><span class="operation">${html(operation)}</span></td><td>${html(where)}</td><td>${changed}</td><td>${(milliseconds / 1000).toFixed(1)} s</td></tr>`;
  });
  return `<div class="markdown-body"><table class="overview">
<thead><tr><th>what</th><th>result</th><th>pull request, merged</th><th>change</th><th>how long</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table></div>`;
}

/** As git counts them: `+1 −1`. */
function changedLines(diff: string): string {
  const count = (sign: string): number =>
    diff.split('\n').filter((line) => line.startsWith(sign) && !line.startsWith(sign.repeat(3))).length;
  return `+${count('+')} −${count('-')} lines`;
}
