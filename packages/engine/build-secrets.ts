import type { Secret } from '#secret';
import type { BuildSecret } from './settings.ts';

/** How a child process learns the secrets of a build. */
export interface SecretOptions {
  readonly options: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** What must not appear in what the child prints. */
  readonly secrets: readonly Secret[];
}

/** Values travel in the child's environment: an argument can be read by every process, and a file stays when a run is killed. */
export function secretOptions(secrets: readonly BuildSecret[]): SecretOptions {
  const variable = (index: number): string => `GITOPS_ACTIONS_SECRET_${index}`;
  const values = secrets.flatMap(({ content }, index) =>
    'value' in content ? [[variable(index), content.value] as const] : [],
  );
  return {
    options: secrets.map(({ id, content }, index) =>
      'value' in content
        ? `--secret=${csv(`id=${id}`, `env=${variable(index)}`)}`
        : `--secret=${csv(`id=${id}`, `src=${content.file}`)}`,
    ),
    environment: Object.fromEntries(values.map(([name, value]) => [name, value.reveal()])),
    secrets: values.map(([, value]) => value),
  };
}

/** Engines read such an option as a line of CSV. */
export function csv(...fields: readonly string[]): string {
  return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}
