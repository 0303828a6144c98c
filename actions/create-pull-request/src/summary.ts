import { code, escapeText, link } from '#action';
import { changeTable, fileTable, imageTable } from './description.ts';
import type { Result } from './result.ts';

export function summary(result: Result): string {
  const { delivery, edit, files, repository, base } = result;
  const title = `${delivery.environment}: ${delivery.app}`;
  const skipped = edit.skipped
    .filter(({ reason }) => reason !== 'same')
    .map(({ file, detail }) => `- ${code(file)}: ${escapeText(detail)}`);
  const parts = [
    `### ${escapeText(title)}`,
    headlineOf(result),
    ...(result.operation === 'unchanged' && result.pullRequest === undefined
      ? [`${code(base)} of ${escapeText(repository)} holds these values already.`]
      : [imageTable(delivery), changeTable(edit.changes), fileTable(files)]),
    skipped.length === 0 ? '' : `Left alone:\n\n${skipped.join('\n')}`,
    result.byJobToken && result.operation !== 'unchanged' ? jobTokenNote : '',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headlineOf({ operation, pullRequest, repository }: Result): string {
  if (pullRequest === undefined) return `**${operation}**`;
  return `**${operation}** ${link(`${repository}#${pullRequest.number}`, pullRequest.url)}`;
}

// https://docs.github.com/en/actions/concepts/security/github_token
const jobTokenNote = [
  '> [!NOTE]',
  '> This pull request was written with the job’s own `GITHUB_TOKEN`: the checks of the repository wait until somebody',
  '> approves them on the pull request’s page, and its merge by such a token starts no workflow. The token of a GitHub',
  '> App has neither limit.',
].join('\n');
