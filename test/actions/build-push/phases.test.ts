import { expect, test } from 'vitest';
import { measurePhases, phasesText } from '../../../actions/build-push/src/phases.ts';

test('what overlaps counts once, and what comes again counts again', async () => {
  let now = 0;
  const { during, taken } = measurePhases(() => now);
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const pushes = [during('push', () => first.promise), during('push', () => second.promise)];
  now = 30;
  first.resolve();
  await pushes[0];
  now = 40;
  second.resolve();
  await pushes[1];
  now = 100;
  await expect(during('verify', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await during('push', async () => {
    now = 1_500;
  });
  expect(taken()).toEqual([
    ['push', 1_440],
    ['verify', 0],
  ]);
  expect(phasesText(taken())).toBe('push 1.4 s · verify 0 ms');
});
