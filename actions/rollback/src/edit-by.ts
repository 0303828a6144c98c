import { parseInputs } from '#input';
import { type Edit, editInputs, editOf } from '#manifest';

/** An edit as the inputs of the other actions would write it; going back is what this one is for. */
export function editBy(given: { readonly set?: string; readonly image?: string }): Edit {
  const texts: Readonly<Record<string, string>> = { ...given, downgrade: 'allow', 'on-missing': 'ignore' };
  return editOf(parseInputs(editInputs, (name) => texts[name] ?? ''));
}
