import type { Client } from '../client/client.ts';
import { objectsAt, textAt } from '../json.ts';
import { isKubernetesObject, type KubernetesObject } from '../objects/object.ts';

export interface Collection {
  /** Of the objects: `/apis/apps/v1/namespaces/shop/deployments`. */
  readonly path: string;
  /** Lists leave them out of their items. */
  readonly apiVersion: string;
  readonly kind: string;
  /** `reason=FailedCreate`: only objects like this. */
  readonly fieldSelector?: string;
}

interface Listed {
  readonly items: readonly KubernetesObject[];
  /** Of the collection, to watch it from. */
  readonly version: string;
}

/**
 * All objects of a collection, page by page.
 * @param filter such as `labelSelector`
 */
export async function listCollection(
  client: Client,
  { path, apiVersion, kind, fieldSelector }: Collection,
  filter: Readonly<Record<string, string>> = {},
): Promise<Listed> {
  const items: KubernetesObject[] = [];
  let [next, version] = ['', ''];
  do {
    const query = {
      ...filter,
      ...(fieldSelector && { fieldSelector }),
      limit: '500',
      ...(next !== '' && { continue: next }),
    };
    const { body } = await client.request({ method: 'GET', path, query, operation: `Listing ${path}` });
    items.push(
      ...objectsAt(body, 'items')
        .map((item) => ({ ...item, apiVersion, kind }))
        .filter(isKubernetesObject),
    );
    next = textAt(body, 'metadata', 'continue');
    version = textAt(body, 'metadata', 'resourceVersion');
  } while (next !== '');
  return { items, version };
}
