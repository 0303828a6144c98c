import type { ServerEndpoint } from '../endpoint.ts';

export const metaEndpoints: readonly ServerEndpoint[] = [
  {
    route: 'GET /meta',
    handle: async ({ world: { hostKeys, enterprise } }) => ({
      status: 200,
      body: {
        verifiable_password_authentication: false,
        // An Enterprise Server does not tell them.
        ...(enterprise === undefined ? { ssh_keys: [...hostKeys] } : { installed_version: enterprise }),
      },
    }),
  },
];
