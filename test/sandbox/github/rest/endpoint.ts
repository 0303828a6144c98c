import type { Need } from '../state/access.ts';
import type { Repository } from '../state/repository.ts';
import type { Caller } from '../state/tokens.ts';
import type { World } from '../state/world.ts';
import type { Json } from './json.ts';

/** A request that has passed the contract and the permissions. */
export interface RestCall {
  readonly world: World;
  readonly caller: Caller;
  readonly repository: Repository;
  /** As received, without the query. */
  readonly path: string;
  /** Of the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Empty if the request had none, or has bytes that are no JSON. */
  readonly body: Json;
  /** The request's body as it came, and what its header calls it. */
  readonly bytes: Buffer;
  readonly contentType: string;
  /** Whether the raw media type was asked for; every other one that is not JSON is refused before. */
  readonly raw: boolean;
}

export interface Reply {
  readonly status: number;
  /** JSON, or bytes for a raw media type; absent for 204. */
  readonly body?: Json | readonly Json[] | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Endpoint {
  /** As in GitHub's OpenAPI description: `GET /repos/{owner}/{repo}`. */
  readonly route: string;
  /** All of them are needed. */
  readonly needs: readonly Need[];
  /** These will do as well. */
  readonly orNeeds?: readonly Need[];
  /** Whether its body is a file, not JSON. */
  readonly takesBytes?: boolean;
  /** Whether it also answers in the raw media type. */
  readonly raw?: boolean;
  readonly handle: (call: RestCall) => Promise<Reply>;
}

/** A request that concerns no repository; who may make it is for the endpoint to say. */
export type ServerCall = Pick<RestCall, 'world' | 'caller' | 'parameters' | 'body'>;

export interface ServerEndpoint {
  readonly route: string;
  readonly handle: (call: ServerCall) => Promise<Reply>;
}

export const reads = (permission: Need['permission']): Need => ({ permission, access: 'read' });
export const writes = (permission: Need['permission']): Need => ({ permission, access: 'write' });
