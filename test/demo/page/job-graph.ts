import type { JobReport } from '../../sandbox/runs.ts';
import { html } from './markup.ts';

/** The jobs of a run in columns, each behind what it needs, as GitHub draws them. */
export function jobGraph(jobs: readonly JobReport[]): string {
  const depths = new Map<string, number>();
  const depthOf = (job: JobReport): number => {
    const known = depths.get(job.name);
    if (known !== undefined) return known;
    depths.set(job.name, 0);
    const needed = jobs.filter((other) => job.needs.includes(other.name));
    const depth = needed.length === 0 ? 0 : 1 + Math.max(...needed.map(depthOf));
    depths.set(job.name, depth);
    return depth;
  };
  const deepest = Math.max(0, ...jobs.map(depthOf));
  const columns = Array.from({ length: deepest + 1 }, (_, depth) => jobs.filter((job) => depthOf(job) === depth));
  return `<div class="graph">${columns.map(column).join('<div class="arrow">→</div>')}</div>`;
}

function column(jobs: readonly JobReport[]): string {
  return `<div class="column">${jobs.map(box).join('')}</div>`;
}

function box({ name, conclusion, milliseconds }: JobReport): string {
  const time = conclusion === 'skipped' ? 'skipped' : `${(milliseconds / 1000).toFixed(1)} s`;
  return `<div class="job ${conclusion}"><span>${html(name)}</span><small>${time}</small></div>`;
}
