import { writeYaml } from '#manifest';

/** A kustomization.yaml that lists files beside it. */
export function kustomizationFile(resources: readonly string[]): string {
  return writeYaml({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources });
}
