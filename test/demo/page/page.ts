import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Act } from '../act.ts';
import type { Arrival } from '../arrival.ts';
import type { Drift } from '../drift.ts';
import type { Promotions } from '../promotion/promotion.ts';
import type { Proof } from '../proof.ts';
import type { Refusal } from '../refusal.ts';
import { arrivalSection } from './arrival.ts';
import { driftSection } from './drift.ts';
import { html } from './markup.ts';
import { overviewSection } from './overview.ts';
import { promotionsSection } from './promotions.ts';
import { pullRequestSection } from './pull-request.ts';
import { refusalSection } from './refusal.ts';
import { runSection } from './run.ts';

const githubStyle = 'github-markdown-css/github-markdown-light.css';

/** One static page of what happened. It runs no script and loads nothing. */
export async function renderPage({
  acts,
  proof,
  promotions,
  arrival,
  refusal,
  drifted,
}: {
  readonly acts: readonly Act[];
  readonly proof: Proof;
  readonly promotions: Promotions;
  readonly arrival?: Arrival;
  readonly refusal: Refusal;
  readonly drifted?: Drift;
}): Promise<string> {
  const markdownStyle = await readFile(createRequire(import.meta.url).resolve(githubStyle), 'utf8');
  const title = arrival === undefined ? 'From a tag to a merged pull request' : 'From a tag to running pods';
  const pageStyle = await readFile(join(import.meta.dirname, 'page.css'), 'utf8');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(title)}</title>
<style>${markdownStyle}${pageStyle}</style>
</head>
<body>
<h1>${html(title)}</h1>
<p class="note">Everything ran on this machine: a local GitHub with real git, a runner, a registry${arrival === undefined ? '' : ', Kubernetes and Flux'}.</p>
${overviewSection(acts)}
${arrival === undefined ? '' : arrivalSection(arrival)}
${acts.map(actSection).join('\n')}
<section>
<h2>What a pull agent reads now</h2>
<p><code>${html(proof.manifest)}</code></p>
<pre>image: ${html(proof.image)}</pre>
<p class="note">The registry serves this digest: it was asked again, independently, and the answer hashed.</p>
</section>
${promotionsSection(promotions)}
${refusalSection(refusal)}
${drifted === undefined ? '' : driftSection(drifted)}
</body>
</html>
`;
}

function actSection(act: Act): string {
  return `<section>
<h2>${html(act.title)} <span class="operation">${html(act.operation)}</span></h2>
${act.runs.map(runSection).join('\n')}
${act.pullRequest === undefined ? '' : pullRequestSection(act.pullRequest)}
</section>`;
}
