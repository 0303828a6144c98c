// Markdown for summaries and pull-request bodies. Everything that is passed in is data: it is shown as it stands and
// can neither close a block, mention a person, nor load an image.

/** Text as text: character references are never syntax in GitHub-flavored Markdown. */
export function escapeText(text: string): string {
  return text
    .replace(/[&<>"'`*_{}[\]()#!|~\\@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('://', '&#58;//')
    .replace(/\s+/g, ' ');
}

/** A code span; the fence is longer than any run of backticks inside. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.trim() === '') return '';
  // A backslash before a pipe cannot be written inside a span in a table, where `\|` is the pipe alone.
  if (line.includes('|')) return `<code>${escapeText(line)}</code>`;
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A link; anything but an http(s) address is shown as text alone. */
export function link(text: string, url: string): string {
  return /^https?:\/\/[^\s<>()]+$/.test(url) ? `[${escapeText(text)}](${url})` : escapeText(text);
}

/** Cells are Markdown. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(markdown: string): string {
  return markdown.replaceAll('|', '\\|').replace(/\r?\n/g, ' ');
}

/** A code block; the fence is longer than any run of backticks inside. */
export function fenced(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** A folded section; `body` is Markdown. */
export function details(title: string, body: string): string {
  return `<details><summary>${escapeText(title)}</summary>\n\n${body}\n\n</details>`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
