import type { StoredRun } from '../../sandbox/github/index.ts';
import type { JobReport } from '../../sandbox/runs.ts';
import { jobGraph } from './job-graph.ts';
import { html, markdown } from './markup.ts';

/** A run, its jobs and what they say. */
export function runSection({ request, report }: StoredRun): string {
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
