import type { ActionError } from '#error';
import { parseInputs } from '#input';
import { applyEdit, type EditableFile, type EditResult, editInputs, editOf } from '#manifest';

/** The inputs of an edit, by the names that action.yml gives them. */
export type Asked = Readonly<Partial<Record<keyof typeof editInputs, string>>>;

export const digestA = `sha256:${'a'.repeat(64)}`;
export const digestB = `sha256:${'b'.repeat(64)}`;

/** Edits texts as an action does, from the inputs on. Every file was found through a directory, unless `named`. */
export function edit(texts: Readonly<Record<string, string>>, asked: Asked, named = false): EditResult {
  const files = Object.entries(texts).map(([path, text]): EditableFile => ({ path, text, named }));
  const given = new Map<string, string>(Object.entries(asked));
  return applyEdit(files, editOf(parseInputs(editInputs, (name) => given.get(name) ?? '')));
}

/** The edit of one file: its new text, or the old one if it does not change. */
export function editText(text: string, asked: Asked, path = 'app.yaml'): string {
  return edit({ [path]: text }, asked).files[0]?.text ?? text;
}

/** The lines that differ, as a diff shows them. */
export function diffLines({ diff }: EditResult): readonly string[] {
  return diff.split('\n').filter((line) => /^[-+](?![-+]{2} )/.test(line));
}

export function refusal(action: () => unknown): ActionError {
  try {
    action();
  } catch (error) {
    if (error instanceof Error && error.name === 'ActionError') return error as ActionError;
    throw error;
  }
  throw new Error('The edit was not refused.');
}
