import { afterAll, beforeAll, expect, test } from 'vitest';
import { labelOf, type Scope, scopes } from '../../../actions/seal-secret/src/scope.ts';
import { openssl, requirePart } from '../../sandbox/parts.ts';
import { scaled } from '../../scale.ts';
import { type Authority, newAuthority, rsa } from './authority.ts';
import { blocksOf, sealed } from './in-process.ts';
import { openByOpenssl, openHere } from './open.ts';
import { randomSecrets } from './random-secrets.ts';

const present = requirePart(openssl());
const perScope = scaled(8, 1_000);
/** Programs side by side. */
const atOnce = 6;
/** Half a second each under load. */
const patience = scaled(30_000, 600_000);

let authority: Authority;
beforeAll(async () => {
  if (present) authority = await newAuthority();
});
afterAll(async () => {
  if (present) await authority[Symbol.asyncDispose]();
});

/** What the controller would take for the label if the object were moved. */
const moved: Readonly<Record<Scope, readonly string[]>> = {
  strict: [
    labelOf({ scope: 'strict', namespace: 'production', name: 'store' }),
    labelOf({ scope: 'strict', namespace: 'staging', name: 'shop' }),
    labelOf({ scope: 'namespace-wide', namespace: 'production', name: 'shop' }),
    labelOf({ scope: 'cluster-wide', namespace: 'production', name: 'shop' }),
  ],
  'namespace-wide': [
    labelOf({ scope: 'namespace-wide', namespace: 'staging', name: 'shop' }),
    labelOf({ scope: 'strict', namespace: 'production', name: 'shop' }),
    labelOf({ scope: 'cluster-wide', namespace: 'production', name: 'shop' }),
  ],
  'cluster-wide': [
    labelOf({ scope: 'strict', namespace: 'production', name: 'shop' }),
    labelOf({ scope: 'namespace-wide', namespace: 'production', name: 'shop' }),
  ],
};

test.skipIf(!present).each(scopes)(
  'what is sealed %s opens to the same bytes, and under nothing else',
  async (scope) => {
    const secrets = randomSecrets(perScope, scope);
    const { manifest } = await sealed({ scope, certificate: authority.certificate, data: blocksOf(secrets) });
    const label = labelOf({ scope, namespace: 'production', name: 'shop' });
    let [opened, refused] = [0, 0];
    const open = async ([key, value]: readonly [string, string]): Promise<void> => {
      const written = manifest.spec.encryptedData[key] ?? '';
      const [byProgram, here] = [await openByOpenssl(written, label, authority), openHere(written, label, authority)];
      expect(byProgram?.equals(Buffer.from(value)), `${key} by openssl`).toBe(true);
      expect(here?.equals(Buffer.from(value)), key).toBe(true);
      opened += 1;
      for (const wrong of moved[scope]) {
        expect(openHere(written, wrong, authority), `${key} as ${wrong}`).toBeUndefined();
        refused += 1;
      }
    };
    const all = [...secrets];
    for (let at = 0; at < all.length; at += atOnce) await Promise.all(all.slice(at, at + atOnce).map(open));
    const [first = ''] = secrets.keys();
    const [wrong = ''] = moved[scope];
    expect(await openByOpenssl(manifest.spec.encryptedData[first] ?? '', wrong, authority)).toBeUndefined();
    console.log(`seal ${scope}: ${opened} of ${perScope} opened by openssl, ${refused} refused under another label`);
    expect(opened).toBe(perScope);
  },
  patience,
);

test.skipIf(!present)('with a key as the controller makes it, of 4096 bits, it opens just so', async () => {
  await using large = await newAuthority({ key: rsa(4_096) });
  const { manifest } = await sealed({ certificate: large.certificate, data: 'password=hunter2' });
  const written = manifest.spec.encryptedData.password ?? '';
  expect((await openByOpenssl(written, 'production/shop', large))?.toString()).toBe('hunter2');
});

test.skipIf(!present)('a changed byte does not open', async () => {
  const { manifest } = await sealed({ certificate: authority.certificate, data: 'password=hunter2' });
  const written = Buffer.from(manifest.spec.encryptedData.password ?? '', 'base64');
  expect(openHere(written.toString('base64'), 'production/shop', authority)?.toString()).toBe('hunter2');
  for (const at of [5, 100, written.length - 20, written.length - 1]) {
    const changed = Buffer.from(written);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openHere(changed.toString('base64'), 'production/shop', authority), `byte ${at}`).toBeUndefined();
  }
});

test.skipIf(!present)('the same value never gives the same text twice', async () => {
  const once = async (): Promise<string> =>
    (await sealed({ certificate: authority.certificate, data: 'password=hunter2' })).manifest.spec.encryptedData
      .password ?? '';
  expect(await once()).not.toBe(await once());
});
