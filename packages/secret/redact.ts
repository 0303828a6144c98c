import type { Secret } from './secret.ts';

/** Replaces every occurrence of the secrets' values in a text that comes from elsewhere (a tool's output, a response). */
export function redact(text: string, secrets: readonly Secret[]): string {
  return secrets
    .map((secret) => secret.reveal())
    .filter((value) => value !== '')
    .reduce((result, value) => result.replaceAll(value, '***'), text);
}
