import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { machineBlock, region, regionLimit, regionOf, sourceOfBlock, withRegion } from '#environment';
import { delivery, digest } from './delivery.ts';

describe('the block for programs', () => {
  test('is one comment with sorted keys', () => {
    const run = 'https://github.com/acme/shop/actions/runs/7';
    expect(machineBlock(delivery)).toBe(
      `<!-- gitops:1 {"action":"set","app":"shop","environment":"dev","freight":"4e9d08b261dc","images":["ghcr.io/acme/shop:1.0.1@${digest('ab')}"],"previous":["ghcr.io/acme/shop:1.0.0"],"source":{"repository":"acme/shop","run":"${run}","sha":"${'1'.repeat(40)}"},"supersedes":[]} -->`,
    );
  });

  test('cannot be ended by what it holds', () => {
    const block = machineBlock({ ...delivery, app: '--> <b>&' });
    expect(block.indexOf('-->')).toBe(block.length - 3);
    expect(block).toContain('\\u003e \\u003cb\\u003e\\u0026');
  });

  test('gives its source back, through the line ends of a form', () => {
    const body = region('text', machineBlock(delivery)).replaceAll('\n', '\r\n');
    expect(sourceOfBlock(body)).toEqual(delivery.source);
  });

  test.each(['', 'text', '<!-- gitops:1 {} -->', '<!-- gitops:1 [ -->', '<!-- gitops:1 {"source":{"run":1}} -->'])(
    'of a body like %j names no source',
    (body) => {
      expect(sourceOfBlock(body)).toBeUndefined();
    },
  );
});

describe('our part of a body', () => {
  const ours = region('new', machineBlock(delivery));

  test('replaces the old one and keeps what people wrote around it', () => {
    const body = withRegion(`Before.\r\n\r\n${region('old', '<!-- gitops:1 {} -->')}\r\nAfter.`, ours);
    expect(body).toBe(`Before.\r\n\r\n${ours}\r\nAfter.`);
  });

  test.each([
    ['', ours],
    ['A note.', `A note.\n\n${ours}`],
    ['<!-- gitops:begin --> the rest was deleted', `<!-- gitops:begin --> the rest was deleted\n\n${ours}`],
  ])('is appended to a body that lost it: %j', (body, merged) => {
    expect(withRegion(body, ours)).toBe(merged);
  });

  test('is read back as it was written, whatever the content and the text around it', () => {
    const content = fc.oneof(
      fc.string(),
      fc.constantFrom('<!-- gitops:end -->', '<!-- gitops:begin -->', '<!-- gitops:1 {} -->'),
    );
    fc.assert(
      fc.property(content, fc.string(), (text, around) => {
        const written = region(text.replaceAll('\r', ''), machineBlock(delivery));
        expect(regionOf(withRegion(around, written))).toBe(written);
        expect(sourceOfBlock(withRegion(around, written))).toEqual(delivery.source);
      }),
    );
  });

  test('has what the text around it leaves of the 65,536 characters', () => {
    for (const body of ['', 'A note.', `x${ours}y`]) {
      expect(withRegion(body, 'z'.repeat(regionLimit(body)))).toHaveLength(65_536);
    }
  });
});
