import { type Answer, headerOf } from './call.ts';
import { oneLine } from './refusal.ts';

/**
 * The texts of `Warning: 299 - "…"` headers: deprecated kinds, pods that their namespace would rather not have.
 * @see https://kubernetes.io/blog/2020/09/03/warnings/
 */
export function warningsOf(answer: Pick<Answer, 'headers'>): readonly string[] {
  const header = headerOf(answer, 'warning') ?? '';
  return [...header.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    oneLine(text.replace(/\\(.)/g, '$1')),
  );
}
