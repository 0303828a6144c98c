import { errorCodes } from '#error';
import { markdownTable } from './readme.ts';

/** What the README of an action says to do about some codes. */
interface Advice {
  readonly action: string;
  readonly codes: readonly string[];
  readonly text: string;
}

/** The rows of the table under "When it fails" in an action's README. */
export function adviceIn(action: string, readme: string): readonly Advice[] {
  const [, section = ''] = readme.split(/^## When it fails$/m);
  return section.split('\n').flatMap((line) => {
    const [, first = '', text = ''] = /^\| (.*?`) \| (.*) \|$/.exec(line) ?? [];
    const codes = [...first.matchAll(/`([A-Z0-9_]+)`/g)].map(([, code = '']) => code);
    return codes.length === 0 ? [] : [{ action, codes, text }];
  });
}

/** Every code, in the order of the list, with what each action says about it; the same words stand once. */
export function adviceTable(all: readonly Advice[]): string {
  return markdownTable(
    ['code', 'what to do'],
    errorCodes.map((code) => {
      const about = all.filter(({ codes }) => codes.includes(code));
      const texts = [...new Set(about.map(({ text }) => text))];
      const by = (text: string): string =>
        about.flatMap((each) => (each.text === text ? linkTo(each.action) : [])).join(', ');
      const said = texts.map((text) => `${by(text)}: ${text}`);
      return [`\`${code}\``, said.join('<br>')];
    }),
  );
}

/** Codes that a reader would look for in vain, and those that no run ends with. */
export function adviceProblems(all: readonly Advice[]): readonly string[] {
  const known = new Set<string>(errorCodes);
  const told = new Set(all.flatMap(({ codes }) => codes));
  return [
    ...errorCodes
      .filter((code) => !told.has(code))
      .map((code) => `no README says under "When it fails" what to do about ${code}`),
    ...all.flatMap(({ action, codes }) =>
      codes.filter((code) => !known.has(code)).map((code) => `actions/${action}/README.md: there is no code ${code}`),
    ),
  ];
}

function linkTo(action: string): string {
  return `[${action}](../actions/${action}/README.md#when-it-fails)`;
}
