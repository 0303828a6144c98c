/** How far an object is from what its specification asks for. */
export type Readiness =
  | { readonly state: 'current' }
  | { readonly state: 'inProgress' | 'terminating' | 'failed'; readonly message: string };

export const current: Readiness = { state: 'current' };

export function inProgress(message: string): Readiness {
  return { state: 'inProgress', message };
}

export function failed(message: string): Readiness {
  return { state: 'failed', message };
}
