import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ActionError } from '#error';
import { type Credentials, connectRegistry, pushLayout } from '#registry';
import { Secret } from '#secret';
import { refusal } from '../../../packages/registry/refusal.ts';
import type { Fault } from '../../sandbox/registry/faults.ts';
import { type RegistryOptions, type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { testClock } from './test-clock.ts';
import { writeLayout } from './write-layout.ts';

const path = 'acme/shop';
const canary = 'canary-password';
const user = { username: 'ci', password: canary };
const encoded = Buffer.from(`ci:${canary}`).toString('base64');
const right: Credentials = { username: 'ci', password: new Secret(canary) };
const wrong: Credentials = { username: 'ci', password: new Secret('wrong-canary-password') };

interface Case {
  readonly when: string;
  readonly options?: RegistryOptions;
  readonly credentials?: Credentials;
  readonly faults?: readonly Fault[];
  readonly code: string;
  readonly message: RegExp;
  readonly hint: RegExp;
}

const always = { match: /./, times: Number.POSITIVE_INFINITY };
const cases: readonly Case[] = [
  {
    when: 'the registry asks for a password and none is known',
    options: { auth: { kind: 'basic', ...user } },
    code: 'REGISTRY_AUTH',
    message: /^Uploading 127\.0\.0\.1:\d+\/acme\/shop@sha256:\w+ failed: 127\.0\.0\.1:\d+ answered 401/,
    hint: /No credentials for 127\.0\.0\.1:\d+ were found: set username and password/,
  },
  {
    when: 'the password is wrong (Basic)',
    options: { auth: { kind: 'basic', ...user } },
    credentials: wrong,
    code: 'REGISTRY_AUTH',
    message: /answered 401/,
    hint: /Check username and password/,
  },
  {
    when: 'the password is wrong (Bearer)',
    options: { auth: { kind: 'bearer', ...user } },
    credentials: wrong,
    code: 'REGISTRY_AUTH',
    message:
      /getting a token from 127\.0\.0\.1:\d+ failed: .* answered 401 UNAUTHORIZED: incorrect username or password/,
    hint: /Check username and password/,
  },
  {
    when: 'the user may only read (Basic)',
    options: { auth: { kind: 'basic', ...user, access: 'pull' } },
    credentials: right,
    code: 'PUSH_DENIED',
    message: /answered 403 DENIED: requested access to the resource is denied/,
    hint: /the right to push to acme\/shop/,
  },
  {
    when: 'the user may only read (Bearer)',
    options: { auth: { kind: 'bearer', ...user, access: 'pull' } },
    credentials: right,
    code: 'PUSH_DENIED',
    message: /answered 401/,
    hint: /the right to push to acme\/shop/,
  },
  {
    when: 'the registry is overloaded throughout',
    faults: [{ ...always, match: /^POST/, status: 503 }],
    code: 'REGISTRY_UNAVAILABLE',
    message: /answered 503 UNAVAILABLE: injected fault\.$/,
    hint: /run the job again later/,
  },
  {
    when: 'every connection breaks',
    faults: [{ ...always, status: 'reset' }],
    code: 'REGISTRY_UNAVAILABLE',
    message: /gave no answer \((UND_ERR_SOCKET|ECONNRESET)\)/,
    hint: /is up, and can be reached/,
  },
  {
    when: 'the registry takes no more',
    faults: [{ ...always, match: /^PUT/, status: 413, body: '<html>\n\u001b[31mtoo large</html>' }],
    code: 'REGISTRY_REFUSED',
    message: /answered 413\.$/,
    hint: /is an OCI registry/,
  },
  {
    when: 'the registry repeats the password it was sent',
    options: { auth: { kind: 'basic', ...user } },
    credentials: right,
    faults: [
      {
        ...always,
        match: /^PUT/,
        status: 400,
        body: `{"errors":[{"code":"X","message":"${canary} ${encoded}\\n::error::"}]}`,
      },
    ],
    code: 'REGISTRY_REFUSED',
    message: /answered 400 X: \*\*\* \*\*\* ::error::\.$/,
    hint: /is an OCI registry/,
  },
  {
    when: 'the registry sends uploads to plain http elsewhere',
    faults: [{ ...always, match: /^POST/, status: 202, headers: { location: 'http://192.0.2.1/upload' } }],
    code: 'REGISTRY_REFUSED',
    message: /sent us on, and it points to http:\/\/192\.0\.2\.1, which is not https/,
    hint: /relative or https locations/,
  },
];

async function failureOf(registry: SandboxRegistry, credentials: Credentials | undefined): Promise<ActionError> {
  await using image = await writeLayout('one');
  const client = connectRegistry({ registry: registry.host, credentials, clock: testClock() });
  return await pushLayout(client, { layout: image.layout, path, tags: ['1.0.0'] }).then(
    () => expect.fail('the push should have failed'),
    (error: ActionError) => error,
  );
}

describe('a push fails, says why, and sets no tag, when', () => {
  test.each(cases)('$when', async ({ options, credentials, faults = [], code, message, hint }) => {
    await using registry = await startRegistry(options);
    for (const fault of faults) registry.fail(fault);
    const error = await failureOf(registry, credentials);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    expect(registry.tags(path)).toEqual([]);
    expect(registry.blobs(path)).toEqual([]);
    const everything = `${inspect(error, { depth: 9, showHidden: true })}${error.stack}${JSON.stringify(error)}`;
    for (const secret of [canary, encoded]) expect(everything).not.toContain(secret);
  });

  test('nothing listens there', async () => {
    const registry = await startRegistry();
    await registry[Symbol.asyncDispose]();
    const error = await failureOf(registry, undefined);
    expect(error).toMatchObject({ code: 'REGISTRY_UNAVAILABLE', message: expect.stringContaining('(ECONNREFUSED)') });
  });

  test('the registry has no address', async () => {
    const clock = testClock();
    const client = connectRegistry({ registry: 'registry.invalid', clock });
    await expect(client.getManifest(path, '1.0.0')).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
      message: expect.stringMatching(
        /^Reading registry\.invalid\/acme\/shop:1\.0\.0 failed: registry\.invalid gave no answer/,
      ),
    });
  });
});

test('a refusal by ghcr.io names the permission that is missing', () => {
  const purpose = { operation: 'Pushing', registry: 'ghcr.io', path, authenticated: true, secrets: [] };
  const answer = { status: 403, headers: new Headers(), bytes: new Uint8Array() };
  expect(refusal({ ...purpose, access: 'push' }, answer).hint).toContain('`packages: write`');
  expect(refusal({ ...purpose, access: 'pull' }, answer).hint).toContain('`packages: read`');
});
