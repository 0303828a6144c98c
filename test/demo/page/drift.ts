import type { Drift } from '../drift.ts';
import { html, markdown } from './markup.ts';

/** The issue about a hand edit, as people see it. */
export function driftSection({ repository, number, title, body }: Drift): string {
  return `<section>
<h2>A hand edit in the cluster <span class="operation">reported</span></h2>
<h3>${html(repository)} <span class="number">issue #${number}: ${html(title)}</span></h3>
${markdown(body)}
</section>`;
}
