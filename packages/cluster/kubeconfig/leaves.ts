import type { YamlValue } from '#manifest';
import { Secret } from '#secret';

/** Keys of a user whose values are no secrets, and may well be common words. */
const openKeys: ReadonlySet<string> = new Set([
  ...[
    'username',
    'as',
    'as-uid',
    'as-groups',
    'command',
    'args',
    'apiVersion',
    'interactiveMode',
    'provideClusterInfo',
  ],
  ...['installHint', 'name', 'client-certificate', 'client-key', 'tokenFile'],
]);

/** Shorter ones protect nothing; hiding them, such as the `1` of a variable for a command, would hide half of every log. */
const shortest = 4;

/**
 * Every value below a kubeconfig's users that may be a credential, of all users, also of those that are not used; base64 also in
 * the form that it stands for.
 */
export function credentialsIn(users: readonly YamlValue[]): readonly Secret[] {
  const texts = new Set(users.flatMap((user) => leavesOf(user)).filter(({ length }) => length >= shortest));
  return [...texts].flatMap((text) => [text, ...unpacked(text)]).map((text) => new Secret(text));
}

function leavesOf(value: YamlValue): readonly string[] {
  switch (value.kind) {
    case 'scalar':
      return value.value === null || typeof value.value === 'boolean' || value.text === '' ? [] : [value.text];
    case 'list':
      return value.items.flatMap(leavesOf);
    case 'map':
      return value.entries.filter(({ key }) => !openKeys.has(key)).flatMap((entry) => leavesOf(entry.value));
  }
}

function unpacked(text: string): readonly string[] {
  if (!/^[A-Za-z0-9+/\s]{64,}={0,2}$/.test(text)) return [];
  return [Buffer.from(text, 'base64').toString('utf8').trim()];
}
