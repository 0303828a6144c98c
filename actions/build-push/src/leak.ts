import type { Secret } from '#secret';

/** What is looked for in texts that everybody may read. */
export interface Leak {
  /** Whether a text is a secret, holds one, or holds something of the shape of a token. */
  readonly isIn: (text: string) => boolean;
}

/** Shorter secrets are compared as a whole only: they would be found by chance in other words. */
const shortestPart = 8;

/** @see https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats */
const tokenShapes =
  /gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|\bAKIA[0-9A-Z]{16}\b|BEGIN [A-Z ]*PRIVATE KEY/;

/** What may be base64, of the alphabet for texts or for URLs, and is long enough to hold a token. */
const encodedTexts = /[A-Za-z0-9+/_-]{24,}/g;

export function lookFor(secrets: readonly Secret[]): Leak {
  const values = secrets.map((secret) => secret.reveal()).filter((value) => value !== '');
  const parts = values.filter((value) => value.length >= shortestPart).flatMap(formsOf);
  return {
    isIn: (text) =>
      values.includes(text) || parts.some((part) => text.includes(part)) || decodings(text).some(looksLikeToken),
  };
}

function looksLikeToken(text: string): boolean {
  return tokenShapes.test(text);
}

function decodings(text: string): readonly string[] {
  return [text, ...(text.match(encodedTexts) ?? []).map((part) => Buffer.from(part, 'base64').toString('latin1'))];
}

/** As it is, and in base64 at each of the three places where it may start in what was encoded. */
function formsOf(value: string): readonly string[] {
  const encoded = [0, 1, 2].map((before) => encodedAfter(value, before));
  return [value, ...encoded, ...encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}

/** The characters of base64 that the value alone decides, with some bytes before it and any after it. */
function encodedAfter(value: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
  const decidedBits = bytes.length * 8;
  return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor(decidedBits / 6));
}
