const longest = 1_000;

/** A value of a finding, as an output holds it: a long one is a text that was cut off. */
export function bounded(value: unknown): unknown {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : value;
}

const shown = 200;

/** For people, on one line. */
export function shownValue(value: unknown): string {
  if (value === undefined) return '';
  const text = JSON.stringify(value);
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
}
