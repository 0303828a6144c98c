import type { Outcome } from '../planned.ts';
import { selectDocument } from '../target/select-document.ts';
import type { FanOut } from '../tree-edit.ts';
import type { Manifest } from '../yaml/manifest.ts';
import { documentsOf } from '../yaml/place.ts';
import { planSteps } from './plan-steps.ts';
import { describeStatement, type Statement } from './statement.ts';

/**
 * Plans one line of `set`.
 * @throws ActionError NO_MATCH, SEVERAL_MATCHES, VALUE_INVALID, ALIAS_FAN_OUT
 */
export function planStatement(manifests: readonly Manifest[], statement: Statement, fanOut: FanOut): Outcome {
  const documents = manifests.flatMap(documentsOf);
  const document = selectDocument(documents, statement.target, describeStatement(statement));
  return planSteps(document, statement.steps, { statement, fanOut });
}
