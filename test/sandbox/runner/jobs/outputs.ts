import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { resolveTexts } from '../expressions/resolve.ts';
import type { Frame } from '../steps/frame.ts';
import { scopeOf } from '../steps/scope.ts';
import type { Texts } from '../value.ts';

/** What other jobs get: never a value that holds a secret. */
export function jobOutputs(frame: Frame, token: TemplateToken | undefined, warn: (message: string) => void): Texts {
  const values = resolveTexts(token, scopeOf(frame, Object.fromEntries(frame.job.environment)));
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const secret = frame.job.log.masks.reveals(value);
      if (secret) warn(`Skip output '${name}' since it may contain secret.`);
      return !secret;
    }),
  );
}
