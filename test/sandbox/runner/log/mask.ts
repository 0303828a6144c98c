/** Replaces secret values, and what they look like when encoded, by `***`. */
export class Masks {
  readonly #values = new Set<string>();
  #pattern: RegExp | undefined;

  /** A value of several lines is masked whole and line by line, since a log shows lines. */
  add(value: string): void {
    for (const text of [value, ...value.split(/\r?\n/)].map((part) => part.trim())) {
      if (text !== '') for (const variant of variantsOf(text)) this.#values.add(variant);
    }
    this.#pattern = undefined;
  }

  hide(text: string): string {
    if (this.#values.size === 0) return text;
    this.#pattern ??= new RegExp(longestFirst(this.#values).map(literally).join('|'), 'g');
    return text.replace(this.#pattern, '***');
  }

  reveals(text: string): boolean {
    return this.hide(text) !== text;
  }
}

function variantsOf(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  return [text, json, encodeURIComponent(text.toWellFormed()), ...base64Variants(text)].filter((item) => item !== '');
}

/** The characters that stay the same wherever the text stands in what is encoded: one variant for each offset in a group of three bytes. */
function base64Variants(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  if (bytes.length < 6) return [];
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = offset === 0 ? 0 : offset + 1;
    const whole = Math.floor(((offset + bytes.length) * 8) / 6);
    return encoded.slice(first, whole);
  });
}

function longestFirst(values: ReadonlySet<string>): string[] {
  return [...values].sort((a, b) => b.length - a.length);
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
