import { createHash } from 'node:crypto';
import { type BundledPackage, keyOf } from './bundled-packages.ts';

export interface Bundle {
  /** `actions/build-push` */
  readonly folder: string;
  readonly packages: readonly BundledPackage[];
}

export interface SbomSubject {
  /** owner/name */
  readonly repository: string;
  /** `v1.4.0` */
  readonly tag: string;
  readonly commit: string;
  /** Of the commit, in seconds since 1970: what else changes with the clock is no fact about it. */
  readonly epochSeconds: number;
  readonly bundles: readonly Bundle[];
}

/**
 * What runs, as CycloneDX 1.6: the actions, and the packages in the bundle of each. The same commit gives the same bytes.
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export function sbomOf(subject: SbomSubject): string {
  const { repository, tag, commit, epochSeconds, bundles } = subject;
  const packages = new Map(bundles.flatMap((bundle) => bundle.packages).map((each) => [keyOf(each), each]));
  const root = `pkg:github/${repository.toLowerCase()}@${tag}`;
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(`${repository}@${commit} ${tag}`)}`,
    version: 1,
    metadata: {
      timestamp: new Date(epochSeconds * 1000).toISOString(),
      component: {
        ...{ type: 'application', 'bom-ref': root, name: repository, version: tag.slice(1), purl: root },
        licenses: [{ license: { id: 'Apache-2.0' } }],
        externalReferences: [{ type: 'vcs', url: `https://github.com/${repository}`, comment: commit }],
      },
    },
    components: [
      ...bundles.map(({ folder }) => actionComponent(root, folder, tag)),
      ...[...packages.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(packageComponent),
    ],
    dependencies: [
      { ref: root, dependsOn: bundles.map(({ folder }) => `${root}#${folder}`) },
      ...bundles.map(({ folder, packages: inside }) => ({
        ref: `${root}#${folder}`,
        dependsOn: inside.map((each) => purlOf(each)),
      })),
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function actionComponent(root: string, folder: string, tag: string): object {
  const purl = `${root}#${folder}`;
  return { type: 'application', 'bom-ref': purl, name: folder, version: tag.slice(1), purl };
}

function packageComponent(each: BundledPackage): object {
  const purl = purlOf(each);
  return {
    ...{ type: 'library', 'bom-ref': purl, name: each.name, version: each.version, purl },
    hashes: [hashOf(each.integrity)],
    licenses: [licenseOf(each.license)],
  };
}

/** @see https://github.com/package-url/purl-spec */
function purlOf({ name, version }: BundledPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** Subresource integrity has base64, CycloneDX hexadecimal digits. */
function hashOf(integrity: string): object {
  const [algorithm = '', digest = ''] = integrity.split('-');
  const alg = algorithm.replace(/^sha/, 'SHA-');
  return { alg, content: Buffer.from(digest, 'base64').toString('hex') };
}

function licenseOf(license: string): object {
  return /^[A-Za-z0-9.+-]+$/.test(license) ? { license: { id: license } } : { expression: license };
}

/** Version 8 of RFC 9562: what it holds is the maker's choice, here a hash. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
