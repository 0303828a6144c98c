import { resolveText, resolveTexts } from '../expressions/resolve.ts';
import type { Texts } from '../value.ts';
import type { ActionCall } from './call.ts';
import type { OpenedAction } from './prepare.ts';

/**
 * What an action gets: `with:`, completed with the defaults of its action.yml. As on GitHub, a `required` input that is
 * missing is the action's own affair, and one that is not declared is passed on with a warning.
 */
export function actionInputs(call: ActionCall): Texts {
  const { inputs } = call.action.definition;
  const given = resolveTexts(call.with, call.scope);
  const byName = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  const values: Record<string, string> = {};
  for (const { name, default: preset, deprecationMessage } of inputs) {
    const value = byName.get(name.toLowerCase());
    if (value !== undefined && deprecationMessage !== undefined) {
      call.session.annotate('warning', `Input '${name}' has been deprecated with message: ${deprecationMessage}`);
    }
    values[name] = value ?? (preset === undefined ? '' : resolveText(preset, call.scope));
    byName.delete(name.toLowerCase());
  }
  if (byName.size > 0) {
    const quote = (names: Iterable<string>) => [...names].map((name) => `'${name}'`).join(', ');
    const valid = quote(inputs.map(({ name }) => name));
    call.session.annotate('warning', `Unexpected input(s) ${quote(byName.keys())}, valid inputs are [${valid}]`);
  }
  return { ...values, ...Object.fromEntries(byName) };
}

/** Who the action is, to its own process and to a composite action's steps. */
export function actionFacts({ source, directory }: OpenedAction): Texts {
  return { GITHUB_ACTION_REPOSITORY: source.repository, GITHUB_ACTION_REF: source.ref, GITHUB_ACTION_PATH: directory };
}

/** INPUT_*: upper case, blanks as underscores; hyphens stay. */
export function inputVariables(inputs: Texts): Texts {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}
