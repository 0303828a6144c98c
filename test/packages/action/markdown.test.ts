import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { code, details, escapeText, fenced, link, table } from '#action';
import { scaled } from '../../scale.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '<',
        '</details>',
        '<img src=x>',
        '![a](http://b)',
        '[a](b)',
        '@team',
        '|',
        '\n',
        '\n\n',
        '# ',
        '*',
        '_',
        '~',
        '\\',
        '&amp;',
        'https://x.y',
      ),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** What a reader of the rendered page sees. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
const render = (markdown: string): string => marked.parse(markdown, { async: false, gfm: true });

describe('Markdown made of untrusted text', () => {
  it('shows plain text as it stands, in one paragraph without tags', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = render(`x${escapeText(text)}`);
        expect(html.replace(/<\/?p>/g, '')).not.toMatch(/<[a-z]/);
        expect(flat(textOf(html))).toBe(flat(`x${text}`));
      }),
      { numRuns: scaled(2_000, 50_000) },
    );
  });

  it('keeps code inside its span and its table cell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = render(table(['a', 'b'], [[code(text), 'end']]));
        expect(html.match(/<td>/g)).toHaveLength(2);
        expect(html).toContain('<td>end</td>');
        expect(html.replace(/<\/?(table|thead|tbody|tr|th|td|code)>/g, '')).not.toMatch(/<[a-z]/);
      }),
      { numRuns: scaled(2_000, 50_000) },
    );
  });

  it('keeps a block of code closed', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = render(`${fenced(text, 'diff')}\n\nafter`);
        expect(html.trimEnd().endsWith('<p>after</p>')).toBe(true);
      }),
      { numRuns: scaled(2_000, 50_000) },
    );
  });

  it('mentions nobody and links only to web addresses', () => {
    expect(escapeText('@octocat')).not.toContain('@');
    expect(link('a]b', 'javascript:alert(1)')).toBe('a&#93;b');
    expect(link('a]b', 'https://example.test/x')).toBe('[a&#93;b](https://example.test/x)');
    expect(details('</summary>', 'body')).toContain('&#60;/summary&#62;');
  });
});
