import { describe, expect, test } from 'vitest';
import { ActionError } from '#error';
import { parseReference } from '#image';
import { parseInputs } from '#input';
import { applyEdit, editInputs, editOf, imageRequestAt } from '#manifest';
import { forms } from '../environment/promotion/forms.ts';

const image = `ghcr.io/acme/shop:2.0.0@sha256:${'cd'.repeat(32)}`;

function written(text: string, places: readonly (string | undefined)[], path = 'shop.yaml'): string {
  const reference = parseReference(image);
  if (!reference.ok) throw new Error(reference.expected);
  const inputs = parseInputs(editInputs, () => '');
  const edit = editOf({ ...inputs, image: places.map((at) => imageRequestAt(reference.value, at)) });
  const { files } = applyEdit([{ path, text, named: true }], edit);
  return files[0]?.text ?? text;
}

describe('an image that is written at one place alone', () => {
  test.each(Object.entries(forms))('changes %s there, and nothing elsewhere', (_, { text, at, file }) => {
    const wide = written(text, [undefined], file);
    expect(wide).not.toBe(text);
    expect(written(text, [at], file)).toBe(wide);
    // The same once more, where no place is named
    if (/^(kind|apiVersion):/m.test(text) || file !== undefined) return;
    const twice = `${text}other: { image: "ghcr.io/acme/shop:1.0.0" }\n`;
    expect(written(twice, [at], file)).toBe(`${wide}other: { image: "ghcr.io/acme/shop:1.0.0" }\n`);
  });

  test('may be written at several places, one by one', () => {
    const text =
      'a: { image: "ghcr.io/acme/shop:1" }\nb: { image: "ghcr.io/acme/shop:1" }\nc: { image: "ghcr.io/acme/shop:1" }\n';
    expect(written(text, ['a.image', 'c'])).toBe(
      `a: { image: "${image}" }\nb: { image: "ghcr.io/acme/shop:1" }\nc: { image: "${image}" }\n`,
    );
  });

  test('is found by the marker of Flux there, without its policy', () => {
    const text =
      'tag: 1.0.0 # {"$imagepolicy": "flux-system:shop:tag"}\nother: 1.0.0 # {"$imagepolicy": "flux-system:shop:tag"}\n';
    expect(written(text, ['tag'])).toBe(text.replace('1.0.0', '2.0.0'));
  });

  test('is refused where it does not stand there', () => {
    expect(() => written('a: { image: "ghcr.io/acme/shop:1" }\n', ['b.image'])).toThrow(ActionError);
    expect(() => written('a: { image: "ghcr.io/acme/shop:1" }\n', ['a['])).toThrow(ActionError);
  });
});
