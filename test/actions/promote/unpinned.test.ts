import { expect, test } from 'vitest';
import { fileOf, image, manifest, startWorld } from './world.ts';

const layout = {
  environments: [
    ['staging', ''],
    ['production', 'gates: { soak: 1s }'],
  ],
  apps: ['checkout'],
} as const;

const file = fileOf('production', 'checkout');

test('a pull request that takes the digest away never passes, though its tag has soaked', async () => {
  await using world = await startWorld(layout);
  const [tagged = ''] = image('checkout', '1.0.0').split('@');
  const values = (digest: string): string => `image: { repository: ghcr.io/acme/checkout, tag: 1.0.0${digest} }\n`;
  const unpinned = await world.propose({ [file]: `image: ${tagged}\n` });
  const elsewhere = await world.propose({ [file]: values('') });
  const twice = await world.propose({ [file]: manifest('checkout', '1.0.0', `other: { image: "${tagged}" }\n`) });
  await world.promote();
  const said = [unpinned, elsewhere, twice].map((number) => world.gates(number)?.description);
  expect(said).toEqual(['waits for files', 'waits for files', 'waits for files']);
});
