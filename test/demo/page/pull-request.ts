import type { ShownPullRequest } from '../act.ts';
import { html, markdown } from './markup.ts';

export function pullRequestSection({ title, number, body, diff, mergedAs }: ShownPullRequest): string {
  return [
    `<h3>${html(title)} <span class="number">#${number}</span> <span class="merged">Merged</span></h3>`,
    diffBlock(diff),
    `<details><summary>What the pull request says</summary>${markdown(body)}</details>`,
    `<p class="note">merged as <code>${mergedAs.slice(0, 12)}</code></p>`,
  ].join('\n');
}

function diffBlock(diff: string): string {
  const line = (text: string): string => `<span class="${kindOf(text)}">${html(text) || ' '}</span>`;
  return `<pre class="diff">${diff.trimEnd().split('\n').map(line).join('')}</pre>`;
}

function kindOf(line: string): string {
  if (/^(diff|index|---|\+\+\+) /.test(line)) return 'head';
  if (line.startsWith('@@')) return 'hunk';
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : 'context';
}
