import { Buffer } from 'node:buffer';
import * as core from '@actions/core';

/** GitHub drops a step summary over 1 MiB whole (docs: workflow commands, job summaries). */
const limit = 1024 * 1024 - 1024;

/** Appends to the step's summary; outside of a runner there is none. */
export async function writeSummary(markdown: string): Promise<void> {
  if (markdown === '' || !process.env.GITHUB_STEP_SUMMARY) return;
  await core.summary.addRaw(cut(markdown), true).write();
}

function cut(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= limit) return markdown;
  return `${bytes
    .subarray(0, limit)
    .toString('utf8')
    .replace(/\uFFFD$/, '')}\n\nThe summary was cut at 1 MiB.`;
}
