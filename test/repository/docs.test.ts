import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#environment';
import { errorCodes } from '#error';
import { readActions } from '#toolchain';
import { root } from './source-files.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const actions = readdirSync(join(root, 'actions')).filter((name) =>
  existsSync(join(root, 'actions', name, 'action.yml')),
);
const actionPages = actions.map((name) => `actions/${name}/README.md`);
const configPage = 'packages/environment/README.md';
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', '.github/SUPPORT.md', configPage, ...actionPages];

/** How GitHub names a heading in an address. */
function anchorsOf(markdown: string): readonly string[] {
  const headings = withoutBlocks(markdown).matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

function withoutBlocks(markdown: string): string {
  return markdown.replace(/^ *```[\s\S]*?^ *```$/gm, '');
}

/** The cells of the table's rows below a heading. */
function rowsBelow(markdown: string, heading: string): readonly (readonly string[])[] {
  const [, section = ''] = markdown.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const lines = (section.split(/^#+ /m)[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => line.slice(2, -2).split(' | '));
}

const spans = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);

describe('the pages', () => {
  it.each(pages)('%s leads only to places that are there', (page) => {
    const links = [...withoutBlocks(read(page)).matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)]
      .map(([, link, image]) => link ?? image ?? '')
      .filter((link) => !/^[a-z]+:/.test(link));
    const dead = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : normalize(join(dirname(page), path));
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
    });
    expect(dead).toEqual([]);
  });

  it.each(pages)('%s names only commands of package.json', (page) => {
    const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(read('package.json'));
    const named = [...read(page).matchAll(/(?:^|`|&& )npm (?:run (?:--silent )?)?([a-z]+)/gm)].map(
      ([, name = '']) => name,
    );
    expect(
      named.filter((name) => !['ci', 'install', 'i', 'run'].includes(name) && scripts[name] === undefined),
    ).toEqual([]);
  });

  it('show a picture of the demo that is small', () => {
    const picture = readFileSync(join(root, '.github/demo.png'));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.length).toBeLessThan(200_000);
  });
});

describe('the reasons to trust in the README', () => {
  const rows = rowsBelow(read('README.md'), 'Why trust it');

  it.each(rows)('"%s" (%s) has a command that prints it: %s', (_what, figure, command = '') => {
    expect(figure).not.toBe('');
    const [, path, area] = /^`npm (?:test (\S+)|run bench -- (\S+))`$/.exec(command) ?? [];
    if (area !== undefined) expect(existsSync(join(root, `test/benchmarks/${area}.ts`))).toBe(true);
    else expect(testsAt(path ?? '').some((file) => read(file).includes('console.log('))).toBe(true);
  });

  it('say of the download what its test allows', () => {
    const [, most = ''] = /^const most = ([\d_]+);$/m.exec(read('test/repository/download.test.ts')) ?? [];
    expect(read('README.md')).toContain(`| below ${Number(most.replaceAll('_', '')) / 1000} kB |`);
  });

  it('are many', () => {
    expect(rows.length).toBeGreaterThan(10);
  });
});

/** The suites that a filter of `npm test` selects, with the modules that they import from beside them. */
function testsAt(filter: string): readonly string[] {
  const all = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).map((name) => `test/${name}`);
  const suites = all.filter((path) => path.endsWith('.test.ts') && path.includes(filter));
  return suites.flatMap((path) => {
    const imported = [...read(path).matchAll(/ from '(\.{1,2}\/[^']+)'/g)].map(([, name = '']) => name);
    return [path, ...imported.map((name) => join(dirname(path), name))];
  });
}

describe('SUPPORT.md', () => {
  it('says of every code what to do about it', () => {
    const rows = rowsBelow(read('.github/SUPPORT.md'), 'Every code');
    expect(rows.map(([code]) => code)).toEqual(errorCodes.map((code) => `\`${code}\``));
    expect(rows.filter(([, advice = '']) => advice.trim() === '').map(([code]) => code)).toEqual([]);
  });
});

describe('the page of gitops.yaml', () => {
  const examples = [...read(configPage).matchAll(/^```yaml gitops\.yaml\n([\s\S]*?)^```$/gm)].map(
    ([, text = '']) => text,
  );

  it.each(examples)('shows files that are right', (text) => {
    expect(readConfig(text).apps.length).toBe(1);
  });

  it('shows every key once', () => {
    const keys = rowsBelow(read(configPage), 'Every key').map(([key = '']) => spans(key)[0]);
    expect(examples).toHaveLength(2);
    expect(keys.length).toBeGreaterThan(60);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the page of an action', () => {
  it.each(actionPages)('%s says what it is, needs, takes, gives and does, and what to do when it fails', (page) => {
    const text = read(page);
    const headings = [...withoutBlocks(text).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings.slice(0, 4).join()).toMatch(/^Permissions,Examples?,Inputs,Outputs$/);
    expect(headings.at(-1)).toBe('When it fails');
    expect(text).toMatch(/^# [a-z-]+\n\n[A-Z]/);
    expect(rowsBelow(text, 'When it fails').length).toBeGreaterThan(2);
  });

  it('speaks of inputs and outputs that there are, where it stands beside others', async () => {
    const known = new Map((await readActions(root)).map((action) => [action.name, action] as const));
    const tables = actions.flatMap((name) =>
      ['Coming from other actions', 'Coming from other tools'].flatMap((heading) =>
        rowsBelow(read(`actions/${name}/README.md`), heading).map((row) => ({ name, row })),
      ),
    );
    expect(tables.length).toBeGreaterThan(50);
    const strange = tables.flatMap(({ name, row }) => {
      const action = known.get(name);
      const names = [...(action?.inputs ?? []), ...(action?.outputs ?? [])].map((each) => each.name);
      return spans(row[1] ?? '')
        .map((span) => span.split(/[:=]/)[0]?.trim() ?? '')
        .filter((span) => /^[a-z][a-z-]*$/.test(span) && !names.includes(span))
        .map((span) => `${name}: ${span}`);
    });
    expect(strange).toEqual([]);
  });
});
