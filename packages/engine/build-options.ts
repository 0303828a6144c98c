import type { BuildRequest } from './engine.ts';

/** What `docker build` and `buildah build` call by the same names, the context last. */
export function buildOptions({ file, names, target, labels, buildArgs, context }: BuildRequest): readonly string[] {
  return [
    `--file=${file}`,
    ...names.map((name) => `--tag=${name}`),
    ...(target === undefined ? [] : [`--target=${target}`]),
    ...[...labels].map(([name, value]) => `--label=${name}=${value}`),
    ...[...buildArgs].map(([name, value]) => `--build-arg=${name}=${value}`),
    context,
  ];
}
