import { ActionError } from '#error';
import { addressesOf, isLoopbackHost, type Reach, type Resolve, reachOf } from '#network';

/**
 * Judges the URL that a registry sends us to for a token. Whoever answers as the registry chooses that URL, so without
 * this rule it could make the runner call its own metadata service, or services in its private network.
 * - https, or plain http on this machine when the registry is on this machine too
 * - never a link-local or metadata address; private addresses only when the registry has one itself
 * @returns an address that was judged: connect to it, since the name may resolve to another one next time
 * @throws ActionError REALM_REFUSED
 */
export async function judgeRealm(realm: URL, registry: URL, resolve: Resolve): Promise<string> {
  const refuse = (found: string): ActionError =>
    new ActionError('REALM_REFUSED', `Getting a token for ${registry.host} was refused: ${found}.`, {
      hint: `A token service must be reachable by https and lie where the registry lies; check that ${registry.host} is the registry you mean.`,
    });
  requireSafeScheme(realm, registry, refuse);
  const [registryReaches, addresses] = await Promise.all([
    addressesOf(registry, resolve).then((found) => found.map(reachOf)),
    addressesOf(realm, resolve),
  ]);
  for (const address of addresses) {
    const reach = reachOf(address);
    if (!mayReach(reach, registryReaches)) throw refuse(`its token service ${realm.host} is at a ${reach} address`);
  }
  const [address] = addresses;
  if (address === undefined) throw refuse(`its token service ${realm.host} has no address`);
  return address;
}

/** The part of the rule that needs no DNS; it also holds for redirects and upload locations. */
export function requireSafeScheme(target: URL, registry: URL, refuse: (found: string) => ActionError): void {
  if (target.protocol === 'https:') return;
  if (target.protocol === 'http:' && isLoopbackHost(target.hostname) && isLoopbackHost(registry.hostname)) return;
  throw refuse(`it points to ${target.protocol}//${target.host}, which is not https`);
}

function mayReach(reach: Reach, registry: readonly Reach[]): boolean {
  return reach === 'public' || (reach !== 'link-local' && registry.includes(reach));
}
