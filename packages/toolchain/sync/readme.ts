import type { ActionInput, ActionMetadata, ActionOutput } from './action-metadata.ts';

/** Replaces what stands between `<!-- sync:name -->` and `<!-- /sync:name -->`; the markers must be there. */
export function fillSection(readme: string, name: string, content: string): string {
  const begin = `<!-- sync:${name} -->`;
  const end = `<!-- /sync:${name} -->`;
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The README has no section ${begin} … ${end}.`);
  return `${readme.slice(0, from + begin.length)}\n${content}\n${readme.slice(to)}`;
}

export function inputsTable(inputs: readonly ActionInput[]): string {
  return markdownTable(
    ['input', 'what it is', 'default'],
    inputs.map((input) => [
      `\`${input.name}\``,
      oneLine(input.description),
      input.required ? '**required**' : input.default === '' ? '' : `\`${oneLine(input.default)}\``,
    ]),
  );
}

export function outputsTable(outputs: readonly ActionOutput[]): string {
  return markdownTable(
    ['output', 'what it is'],
    outputs.map(({ name, description }) => [`\`${name}\``, oneLine(description)]),
  );
}

export function actionsTable(actions: readonly ActionMetadata[]): string {
  return markdownTable(
    ['action', 'what it does'],
    actions.map(({ name, description }) => [`[\`${name}\`](actions/${name}/README.md)`, oneLine(description)]),
  );
}

export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
