import type { Promotions } from '../promotion/promotion.ts';
import type { Step } from '../promotion/step.ts';
import { lanesBlock } from './lanes.ts';
import { html, markdown } from './markup.ts';
import { runSection } from './run.ts';

/** The way of two releases through the environments, what each gate said on it, and what an auditor is told. */
export function promotionsSection({ repository, steps, lanes, held, audit }: Promotions): string {
  return `<section>
<h2>From dev to production, and back <span class="operation">promoted</span></h2>
<h3>${html(repository)}</h3>
<p class="note">What each environment ran, as git says; v${html(held)} was taken back in production, and is held there.</p>
${lanesBlock(lanes, held)}
<div class="markdown-body"><table class="steps">
<thead><tr><th>at</th><th>what</th><th>result</th><th>for</th><th>gate</th><th>state</th><th>what it says</th><th>until</th></tr></thead>
<tbody>${steps.map(stepRows).join('\n')}</tbody>
</table></div>
<details><summary>The runs</summary>${steps.flatMap(({ runs }) => runs.map(runSection)).join('\n')}</details>
</section>
<section>
<h2>Who brought what where</h2>
${markdown(audit.summary)}
</section>`;
}

/** A row for each of its gates, one at least. */
function stepRows({ title, result, promotions, at }: Step): string {
  const gates = promotions.flatMap(({ to, gates: those }) => those.map((gate) => ({ to, ...gate })));
  const cells = gates.map(({ to, name, state, detail, until }) => [to, name, state, detail, until]);
  const rows = cells.length === 0 ? [['', '', '', '', '']] : cells;
  const span = rows.length > 1 ? ` rowspan="${rows.length}"` : '';
  const first = [at.toISOString().slice(11, 19), title, result].map((text) => `<td${span}>${html(text)}</td>`).join('');
  return rows
    .map((row, index) => {
      const own = row.map((text) => `<td>${html(text)}</td>`).join('');
      return `<tr>${index === 0 ? first : ''}${own}</tr>`;
    })
    .join('\n');
}
