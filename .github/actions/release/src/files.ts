import { ActionError } from '#error';
import {
  type Bundle,
  bundledPackages,
  type Content,
  checksumsOf,
  type Lock,
  type ReleaseFile,
  sbomOf,
  sha256,
  type Version,
} from '#toolchain';
import type { Ports } from './ports.ts';

/** What is made of the commit alone: the same in every run. The first is the list of checksums. */
export async function madeFiles(version: Version, ports: Ports): Promise<readonly [ReleaseFile, ReleaseFile]> {
  const { checkout, repository, commit } = ports;
  const head = await checkout.head();
  if (head?.sha !== commit || head.dirty) {
    throw new ActionError('NOT_ALLOWED', `Releasing ${version.tag} failed: the checkout is not that of ${commit}.`, {
      hint: 'Check the commit out, and change nothing before this step.',
    });
  }
  const contents = await checkout.contents();
  const { epochSeconds } = head;
  const bundles = await bundlesIn(contents, ports);
  const sbom = sbomOf({ repository, tag: version.tag, commit, epochSeconds, bundles });
  const name = `${nameOf(version, ports)}.cdx.json`;
  const checksums = checksumsOf([...contents, { path: name, bytes: sbom }]);
  return [
    fileOf({ name: 'checksums.txt', text: checksums, type: 'text/plain' }, true),
    fileOf({ name, text: sbom, type: 'application/vnd.cyclonedx+json' }, true),
  ];
}

/** The signed statement, in the form that verifiers look for among the files of a release. */
export function provenanceFile(version: Version, text: string, ports: Ports): ReleaseFile {
  const line = `${text.trim()}\n`;
  const name = `${nameOf(version, ports)}.intoto.jsonl`;
  return fileOf({ name, text: line, type: 'application/vnd.in-toto+json' }, false);
}

function fileOf(file: Pick<ReleaseFile, 'name' | 'text' | 'type'>, isFixed: boolean): ReleaseFile {
  return { ...file, digest: `sha256:${sha256(file.text)}`, isFixed };
}

/** `gitops-actions-1.4.0` */
function nameOf({ tag }: Version, { repository }: Ports): string {
  return `${repository.split('/')[1]}-${tag.slice(1)}`;
}

/** Made with the bundles: the packages that each action can come to load. */
const toldIn = 'actions/dist/contents.json';

type ToldContents = Readonly<Record<string, { readonly packages: readonly string[] }>>;

async function bundlesIn(contents: readonly Content[], { checkout }: Ports): Promise<readonly Bundle[]> {
  const lock: Lock = JSON.parse((await checkout.read('package-lock.json')) ?? '{"packages":{}}');
  const told: ToldContents = JSON.parse((await checkout.read(toldIn)) ?? '{}');
  return Object.entries(told).map(([action, { packages }]) => {
    return { folder: folderOf(action, contents), packages: bundledPackages(packages, lock) };
  });
}

/** This repository's own actions are in the same bundle. */
function folderOf(action: string, contents: readonly Content[]): string {
  const isPublic = contents.some(({ path }) => path === `actions/${action}/action.yml`);
  return isPublic ? `actions/${action}` : `.github/actions/${action}`;
}
