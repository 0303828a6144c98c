import { Buffer } from 'node:buffer';
import { appendFileSync } from 'node:fs';
import { EOL } from 'node:os';

/** GitHub drops a step summary over 1 MiB whole (docs: workflow commands, job summaries). */
const limit = 1024 * 1024 - 1024;

/**
 * Appends to the step's summary; outside of a runner there is none. The toolkit's own way has Node load the promises of file
 * operations, an eighth of what a start adds to Node's own.
 */
export function writeSummary(markdown: string): void {
  const { GITHUB_STEP_SUMMARY: file } = process.env;
  if (markdown !== '' && file) appendFileSync(file, cut(markdown) + EOL);
}

function cut(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= limit) return markdown;
  return `${bytes
    .subarray(0, limit)
    .toString('utf8')
    .replace(/\uFFFD$/, '')}\n\nThe summary was cut at 1 MiB.`;
}
