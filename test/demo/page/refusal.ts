import type { Refusal } from '../refusal.ts';
import { html, markdown } from './markup.ts';

/** The pull request that was refused, as its author and its reviewers see it. */
export function refusalSection({ repository, number, permissions, summary }: Refusal): string {
  return `<section>
<h2>A pull request that breaks three rules <span class="operation">refused</span></h2>
<h3>${html(repository)} <span class="number">pull request #${number}, from a fork</span></h3>
<p class="note">Nothing of it was run. What the job could do: <code>${html(permissions)}</code>; secrets it had none.</p>
${markdown(summary)}
</section>`;
}
