import { describe, expect, test } from 'vitest';
import { parseReference } from '#image';
import { choose, type Past } from '../../../actions/rollback/src/choose.ts';
import type { Freight } from '../../../actions/rollback/src/freight.ts';
import { type Wish, wish } from '../../../actions/rollback/src/wish.ts';

function freight(tag: string): Freight {
  const parsed = parseReference(`ghcr.io/acme/shop:${tag}`);
  return { id: `${tag.replaceAll('.', '')}aaaaaaaaa`, images: parsed.ok ? [parsed.value] : [], isWhole: true };
}

function past(tag: string, at: string): Past {
  return {
    freight: freight(tag),
    state: { oid: `${tag.replaceAll('.', '')}bcdef0${'1'.repeat(31)}`, at, by: 'ada', files: [] },
  };
}

const all = [
  past('1.0.3', '2026-11-20T12:00:00Z'),
  past('1.0.2', '2026-11-20T09:00:00Z'),
  past('1.0.1', '2026-11-18T00:00:00Z'),
  past('1.0.2', '2026-11-10T00:00:00Z'),
];
/** Between the second and the third of them the files could not be read. */
const unread = { oid: 'f'.repeat(40), at: '2026-11-19T00:00:00Z', by: 'ada', files: [] };
const states = all.map(({ state }) => state).toSpliced(2, 0, unread);

function chosen(written: string, held: readonly string[] = []): string | undefined {
  const parsed = wish.parse(written);
  if (!parsed.ok) throw new Error(parsed.expected);
  const isHeld = ({ images }: Freight): boolean => held.includes(images[0]?.tag ?? '');
  return choose(all, parsed.value, { current: freight('1.0.3'), isHeld, states })?.state.at;
}

describe('where a rollback goes', () => {
  test.each([
    ['previous', '2026-11-20T09:00:00Z'],
    ['', '2026-11-20T09:00:00Z'],
    ['1.0.2', '2026-11-20T09:00:00Z'],
    ['v1.0.1', '2026-11-18T00:00:00Z'],
    ['101aaaaaaaaa', '2026-11-18T00:00:00Z'],
    ['101bcdef0', '2026-11-18T00:00:00Z'],
    ['2026-11-20', '2026-11-20T12:00:00Z'],
    ['2026-11-20T11:59:59+01:00', '2026-11-20T09:00:00Z'],
    ['2026-11-18', '2026-11-18T00:00:00Z'],
    ['2026-11-19', undefined],
    ['2026-11-01', undefined],
    ['101bcd', undefined],
    ['1.0.4', undefined],
  ])('%j', (written, at) => {
    expect(chosen(written)).toBe(at);
  });

  test('passes over what is held', () => {
    expect(chosen('previous', ['1.0.2'])).toBe('2026-11-18T00:00:00Z');
    expect(chosen('previous', ['1.0.2', '1.0.1'])).toBeUndefined();
  });

  test.each(['2026-13-01', '2026-11-20T10:00', '2026-11-20 10:00', 'a b', 'x'.repeat(129)])(
    '%j is refused',
    (written) => {
      const parsed = wish.parse(written);
      expect(parsed.ok).toBe(false);
    },
  );

  test('is told apart by how it is written', () => {
    const kinds = ['previous', '2026-11-20', '1.0.0'].map((written) => wish.parse(written));
    expect(kinds.map((parsed) => (parsed.ok ? parsed.value.kind : ''))).toEqual<Wish['kind'][]>([
      'previous',
      'time',
      'name',
    ]);
  });
});
