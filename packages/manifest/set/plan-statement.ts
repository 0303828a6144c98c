import { join, type Outcome } from '../planned.ts';
import type { EditRules } from '../rules.ts';
import { selectDocuments } from '../target/select-document.ts';
import { tolerating } from '../tolerate.ts';
import type { FanOut } from '../tree-edit.ts';
import type { Manifest } from '../yaml/manifest.ts';
import { documentsOf } from '../yaml/place.ts';
import { describeStatement } from './describe.ts';
import { planSteps } from './plan-steps.ts';
import type { Statement } from './statement.ts';

export interface SetOptions {
  readonly fanOut: FanOut;
  readonly rules: EditRules;
}

/**
 * Plans one line of `set`.
 * @throws ActionError NO_MATCH, SEVERAL_MATCHES, VALUE_INVALID, ALIAS_FAN_OUT
 */
export function planStatement(
  manifests: readonly Manifest[],
  statement: Statement,
  { fanOut, rules }: SetOptions,
): Outcome {
  const { onMultiple } = rules;
  const selected = { target: statement.target, statement: describeStatement(statement), onMultiple };
  return tolerating(rules, () => {
    const documents = selectDocuments(manifests.flatMap(documentsOf), selected);
    const context = { statement, fanOut, onMultiple };
    return join(documents.map((each) => tolerating(rules, () => planSteps(each, statement.steps, context))));
  });
}
