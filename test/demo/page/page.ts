import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { StoredRun } from '../../sandbox/github/index.ts';
import type { JobReport } from '../../sandbox/runs.ts';
import type { Act } from '../act.ts';
import type { Arrival } from '../arrival.ts';
import type { Drift } from '../drift.ts';
import type { Proof } from '../proof.ts';
import type { Refusal } from '../refusal.ts';
import { arrivalSection } from './arrival.ts';
import { driftSection } from './drift.ts';
import { jobGraph } from './job-graph.ts';
import { html, markdown } from './markup.ts';
import { overviewSection } from './overview.ts';
import { pullRequestSection } from './pull-request.ts';
import { refusalSection } from './refusal.ts';

const githubStyle = 'github-markdown-css/github-markdown-light.css';

/** One static page of what happened. It runs no script and loads nothing. */
export async function renderPage({
  acts,
  proof,
  arrival,
  refusal,
  drifted,
}: {
  readonly acts: readonly Act[];
  readonly proof: Proof;
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

function runSection({ request, report }: StoredRun): string {
  const jobs = report?.jobs ?? [];
  return `<h3>${html(request.repository)} <span class="number">run ${request.id}, attempt ${request.attempt}</span></h3>
<p class="note">${html(request.event.name)} of ${html(request.ref)} at <code>${request.sha.slice(0, 12)}</code></p>
${jobGraph(jobs)}
${jobs.map(jobSummaries).join('\n')}`;
}

function jobSummaries(job: JobReport): string {
  const summaries = job.steps.filter((step) => step.summary !== '');
  if (summaries.length === 0) return '';
  return `<details><summary>What ${html(job.name)} says</summary>${summaries.map((step) => markdown(step.summary)).join('')}</details>`;
}
