import { parseInputs } from '#input';
import { applyEdit, editInputs, editOf, readDocuments, writeYaml } from '#manifest';
import { textsAt, valueAt } from '../json.ts';

/** A kustomization.yaml that lists files beside it. */
export function kustomizationFile(resources: readonly string[]): string {
  return writeYaml({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources });
}

const path = 'kustomization.yaml';

/**
 * A kustomization.yaml that people may have changed, with files beside it among its resources: their patches are how an agent is
 * adapted, so nothing of theirs is touched.
 * @throws ActionError MANIFEST_UNPARSABLE, MANIFEST_TEMPLATE
 */
export function withResources(text: string, resources: readonly string[]): string {
  const [document] = readDocuments({ path, text });
  if (document === undefined) return kustomizationFile(resources);
  const listed = new Set(textsAt(document.value, 'resources').map((each) => each.replace(/^(\.\/)+/, '')));
  const missing = resources.filter((each) => !listed.has(each));
  if (missing.length === 0) return text;
  const hasList = Array.isArray(valueAt(document.value, 'resources'));
  const lines = hasList ? missing.map((each) => `resources += ${each}`) : [`resources := ${JSON.stringify(missing)}`];
  const set = [`[-f ${path}]`, ...lines].join('\n');
  const edit = editOf(parseInputs(editInputs, (name) => (name === 'set' ? set : '')));
  return applyEdit([{ path, text, named: true }], edit).files[0]?.text ?? text;
}
