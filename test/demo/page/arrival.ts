import type { Arrival } from '../arrival.ts';
import { html } from './markup.ts';

/** The stages from the merge to the pods, as boxes in the order in which they were reached. */
export function arrivalSection({ commit, image, pods, stages }: Arrival): string {
  const inOrder = [...stages].sort((one, other) => one.seconds - other.seconds);
  const boxes = inOrder.map(
    ({ stage, object, seconds }) =>
      `<div class="column"><div class="job success" title="${html(object)}"><span>${html(stage)}</span><small>${seconds.toFixed(2)} s</small></div></div>`,
  );
  return `<section>
<h2>From the merge to the pods</h2>
<p class="note">Flux on a Kubernetes of this machine, after the merge <code>${commit.slice(0, 12)}</code></p>
<div class="graph">${boxes.join('<div class="arrow">→</div>')}</div>
<p>${pods.map((pod) => `<code>${html(pod)}</code>`).join(', ')} run, ready:</p>
<pre>image: ${html(image)}</pre>
</section>`;
}
