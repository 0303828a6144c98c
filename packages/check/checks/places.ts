import { edgeOf, promotionEdges } from '#environment';
import { formatReference, type ImageReference, sameRepository } from '#image';
import type { Check } from '../check.ts';
import { environmentOfFile } from '../environments.ts';
import type { Facts } from '../facts.ts';
import { type Finding, severityOf } from '../finding.ts';
import { describe } from '../kubernetes/object.ts';

/** An image that is promoted stands at no other place of an environment in another version: that one nobody would promote. */
export const places: Check = (documents, policy, { config, changed, versionsIn }) => {
  const severity = severityOf(policy.promotionOrder ?? 'deny');
  if (severity === undefined || config === undefined) return [];
  return documents.flatMap((object) => {
    const environment = environmentOfFile(config, object.file)?.name;
    // A promotion does not answer for what it leaves behind at a place that nobody has named
    if (environment === undefined || changed?.has(object.file) === false) return [];
    return object.images.flatMap(({ kind, image, at, path }): readonly Finding[] => {
      const app = promotedApp(config, environment, image);
      const isVersion = (image.tag ?? image.digest) !== undefined && kind !== 'template';
      const versions = app === undefined || !isVersion ? [] : versionsIn(environment, app);
      if (versions.length === 0 || versions.some((version) => isSameVersion(image, version))) return [];
      return [
        {
          check: 'places',
          severity,
          message: `${formatReference(image)} in ${describe(object)} is another version of ${app} than ${environment} has at the places that gitops.yaml names.`,
          hint: 'Name this place in `targets` on the base branch, so that it is promoted with the others, or write the same version.',
          at: at(),
          subject: `${describe(object)} ${path} ${formatReference(image)}`,
        },
      ];
    });
  });
};

/** The app of an image that comes to an environment from others. */
function promotedApp(
  config: NonNullable<Facts['config']>,
  environment: string,
  image: ImageReference,
): string | undefined {
  const app = config.apps.find(({ images }) => images.some((known) => sameRepository(known.image, image)));
  const edge = promotionEdges(config).find(({ to }) => to.name === environment);
  return app !== undefined && edge !== undefined && edgeOf(edge, app) !== undefined ? app.name : undefined;
}

/** A place may have no room for the digest. */
function isSameVersion(image: ImageReference, version: ImageReference): boolean {
  if (!sameRepository(image, version)) return false;
  return image.digest === undefined ? image.tag === version.tag : image.digest === version.digest;
}
