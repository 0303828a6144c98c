import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { Scope } from '../expressions/evaluate.ts';
import { asText, resolve } from '../expressions/resolve.ts';
import { NotImplemented } from '../problem.ts';

/** This machine stands in for GitHub's Ubuntu runners; a job for any other would wait for ever on GitHub, and fails here. */
export function checkLabels(token: TemplateToken | undefined, scope: Scope, others: readonly string[]): void {
  const value = token === undefined ? '' : resolve(token, scope);
  const labels = Array.isArray(value) ? value.map(asText) : [asText(value)];
  const unknown = labels.find((label) => !/^ubuntu-(latest|\d\d\.\d\d)$/.test(label) && !others.includes(label));
  if (unknown !== undefined) throw new NotImplemented(`a runner with the label '${unknown}'`);
}
