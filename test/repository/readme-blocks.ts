import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicActions, root } from './source-files.ts';

export interface YamlBlock {
  readonly readme: string;
  /** The nearest heading or bold line above: what the block is. */
  readonly title: string;
  readonly text: string;
}

/** Every YAML block of the project's READMEs. */
export function yamlBlocks(): readonly YamlBlock[] {
  const actions = publicActions().map((name) => `actions/${name}/README.md`);
  return ['README.md', ...actions].flatMap(blocksIn);
}

function blocksIn(readme: string): readonly YamlBlock[] {
  const text = readFileSync(join(root, readme), 'utf8');
  return [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map((match) => ({
    readme,
    title: titleAbove(text.slice(0, match.index)),
    text: match[1] ?? '',
  }));
}

function titleAbove(text: string): string {
  return (
    [...text.matchAll(/^(?:#+ (.*)|\*\*(.*?)\*\*.*)$/gm)].map(([, heading, bold]) => heading ?? bold ?? '').at(-1) ?? ''
  );
}

/** The caller file of the root README whose title is this. */
export function callerFile(title: string): string {
  const block = blocksIn('README.md').find((candidate) => candidate.title === title);
  if (block === undefined) throw new Error(`README.md has no YAML block titled "${title}".`);
  return block.text;
}
