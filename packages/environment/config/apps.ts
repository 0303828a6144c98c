import { type ImageReference, image } from '#image';
import { accept, refine, refuse, text as textInput } from '#input';
import { placePath } from '#manifest';
import { field, list, map, optionalField, text, unique } from './reader.ts';
import { oneLine, pathGlob } from './settings.ts';

export interface AppConfig {
  readonly name: string;
  /** The repository that releases the app, as owner/name; no other may deliver it. */
  readonly repo: string | undefined;
  /** The environments that the app runs in; undefined: every one. */
  readonly environments: readonly string[] | undefined;
  readonly images: readonly AppImage[];
}

export interface AppImage {
  readonly image: ImageReference;
  readonly targets: readonly Target[];
}

/** Where an image stands; `{path}` in `file` is the environment's path. */
export interface Target {
  readonly file: string;
  /** The one place in the file; undefined: every reference to the image. */
  readonly at: string | undefined;
}

/** Apps that are promoted and rolled back together, in one pull request. */
export interface GroupConfig {
  readonly name: string;
  readonly apps: readonly string[];
}

const repositoryName = refine(textInput, (value) =>
  /^[\w.-]+\/[\w.-]+$/.test(value) ? accept(value) : refuse('a repository as owner/name'),
);

const bareImage = refine(image, (value) =>
  value.tag === undefined && value.digest === undefined
    ? accept(value)
    : refuse('an image repository without tag and digest'),
);

const targetReader = map({ file: field(text(pathGlob)), at: optionalField(text(placePath), undefined) });
const imageReader = map({ image: field(text(bareImage)), targets: optionalField(list(targetReader), []) });

export const appsReader = unique(
  list(
    map({
      name: field(text(oneLine)),
      repo: optionalField(text(repositoryName), undefined),
      environments: optionalField(list(text(oneLine)), undefined),
      images: optionalField(list(imageReader), []),
    }),
  ),
);

export const groupsReader = unique(list(map({ name: field(text(oneLine)), apps: field(list(text(oneLine))) })));
