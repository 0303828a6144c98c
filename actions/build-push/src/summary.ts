import { code, details, escapeText, fenced, link, table } from '#action';
import { imageOf } from './outputs.ts';
import { phasesText } from './phases.ts';
import type { Outcome, Result } from './result.ts';

export function summary(result: Result): string {
  return result.findings === undefined ? imageSummary(result) : checkSummary(result.findings);
}

function checkSummary(findings: NonNullable<Result['findings']>): string {
  const rows = findings.map(({ rule, message, url, at }) => [
    url === '' ? code(rule) : link(rule, url),
    at.line === undefined ? '' : String(at.line),
    escapeText(message),
  ]);
  const found = rows.length === 0 ? 'Nothing to improve.' : table(['Rule', 'Line', 'What it found'], rows);
  return `### Dockerfile\n\n${found}\n`;
}

function imageSummary({ outcomes, phases = [] }: Result): string {
  const rows = outcomes.map((outcome) => [
    code(imageOf(outcome) || `${outcome.reference.repository}:${outcome.reference.tag ?? ''}`),
    words[outcome.status],
    outcome.engine ?? '',
    (outcome.stored?.platforms ?? []).map(({ platform }) => code(platform)).join(' '),
    outcome.stored === undefined ? '' : sizeOf(outcome.stored.size),
  ]);
  const images = table(['Image', 'Status', 'Engine', 'Platforms', 'Size'], rows);
  return `### Image\n\n${images}\n${tagTable(outcomes)}${verification(outcomes)}\nTime: ${phasesText(phases)}\n`;
}

/** What anybody who can pull pastes to see that a tag names this image. */
function verification(outcomes: Result['outcomes']): string {
  const commands = outcomes.flatMap(({ reference: { repository, tag }, stored }) =>
    stored === undefined || tag === undefined
      ? []
      : [`docker buildx imagetools inspect ${repository}:${tag} --format '{{.Manifest.Digest}}'  # ${stored.digest}`],
  );
  return commands.length === 0 ? '' : `\n${details('Verify', fenced(commands.join('\n'), 'sh'))}\n`;
}

function tagTable(outcomes: Result['outcomes']): string {
  const rows = outcomes.flatMap(({ reference, tags }) =>
    tags.map(({ tag, state, was, reason }) => [
      code(`${reference.repository}:${tag}`),
      state,
      was && code(was),
      reason,
    ]),
  );
  return rows.length === 0 ? '' : `\n${table(['Tag', 'State', 'Before', 'Why'], rows)}\n`;
}

const words: Readonly<Record<Outcome['status'], string>> = {
  pushed: 'pushed',
  unchanged: 'unchanged: the registry had this digest',
  reused: 'reused: the registry had the version',
  built: 'built, not pushed',
};

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
