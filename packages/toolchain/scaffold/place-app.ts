import type { Checkout } from './checkout.ts';
import type { FoundEnvironment } from './layout.ts';

/** An image in a manifest of the environment repository. */
export interface Mention {
  /** Without tag and digest. */
  readonly repository: string;
  /** Its path in the registry. */
  readonly path: string;
  readonly file: string;
}

/** Where an app stands in the environment repository. */
export interface PlacedApp {
  readonly name: string;
  readonly repository: string;
  readonly image: string;
  /** Where it stands in the folder of each environment; the files are relative to that. */
  readonly places: readonly {
    readonly environment: string;
    readonly folder: string;
    readonly files: readonly string[];
  }[];
  /** The files that hold the image outside of every environment. */
  readonly elsewhere: readonly string[];
}

/** Finds the image of an app among those of the manifests: by owner and name, else by name. A sentence says where several could be it. */
export function placeApp(
  { repository }: Pick<Checkout, 'repository'>,
  mentions: readonly Mention[],
  environments: readonly FoundEnvironment[],
): PlacedApp | string {
  const lower = repository.toLowerCase();
  const name = lower.slice(lower.indexOf('/') + 1);
  const byOwner = mentions.filter(({ path }) => path === lower);
  const found = byOwner.length > 0 ? byOwner : mentions.filter(({ path }) => path.split('/').at(-1) === name);
  const images = [...new Set(found.map((mention) => mention.repository))];
  if (images.length > 1) return `the manifests hold several images that could be ${repository}: ${images.join(', ')}`;
  const files = [...new Set(found.map(({ file }) => file))].sort();
  const places = environments.flatMap((environment) =>
    environment.folders.flatMap((folder) => {
      const below = files.filter((file) => file.startsWith(`${folder}/`)).map((file) => file.slice(folder.length + 1));
      return below.length === 0 ? [] : [{ environment: environment.name, folder, files: below }];
    }),
  );
  const placed = new Set(places.flatMap(({ folder, files: below }) => below.map((file) => `${folder}/${file}`)));
  return {
    ...{ name, repository, image: images[0] ?? `ghcr.io/${lower}`, places },
    elsewhere: files.filter((file) => !placed.has(file)),
  };
}

/** The files of an app, relative to the environment's folder, where they are the same in each of its environments. */
export function commonFiles({ places }: PlacedApp): readonly string[] {
  const [first, ...others] = places.map(({ files }) => files.join('\n'));
  return first !== undefined && others.every((files) => files === first) ? first.split('\n') : [];
}
