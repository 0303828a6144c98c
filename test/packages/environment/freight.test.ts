import { expect, test } from 'vitest';
import { freightOf } from '#environment';
import { reference } from './delivery.ts';

const cart = reference(`ghcr.io/org/cart@sha256:${'cd'.repeat(32)}`);
const checkout = reference(`ghcr.io/org/checkout:1.4.2@sha256:${'ab'.repeat(32)}`);

test('the published vector holds, whatever the order', () => {
  expect(freightOf([cart, checkout])).toBe('d4b94209de42');
  expect(freightOf([checkout, cart])).toBe('d4b94209de42');
});

test('a tag is not part of it where there is a digest, and stands in for it where there is none', () => {
  const { tag: _, ...untagged } = checkout;
  expect(freightOf([untagged])).toBe(freightOf([checkout]));
  expect(freightOf([reference('ghcr.io/org/cart:1')])).not.toBe(freightOf([reference('ghcr.io/org/cart:2')]));
});
