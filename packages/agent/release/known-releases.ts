/** SHA-256 of an agent's `install.yaml`, by version. */
type Pins = Readonly<Record<string, string>>;

/**
 * Manifests whose bytes have been seen and read, not only their checksums. Flux publishes checksums beside its manifests; Argo CD
 * publishes none.
 */
export const knownReleases: Readonly<Record<'flux' | 'argocd', Pins>> = {
  flux: {},
  argocd: {
    '3.3.9': '0e12d46216952eb872dc2bd216da5ac834edae60647f4fe8852405bbc39ad6b5',
    '3.5.1': '795a3a972224da6a7f9d32c3e946445f062b60fb46028476715affeb688236e3',
  },
};
