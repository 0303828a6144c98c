import { marked } from 'marked';

/** Text as HTML. */
export function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** GitHub-flavored Markdown as HTML. */
export function markdown(text: string): string {
  return `<div class="markdown-body">${marked.parse(text, { async: false, gfm: true })}</div>`;
}
