import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Download, knownReleases, releaseManifests, verifyManifests } from '#agent';
import { testData } from '../manifest/test-data.ts';

const content = Buffer.from('kind: List\n');
const seen = createHash('sha256').update(content).digest('hex');
const other = 'f'.repeat(64);
const url = 'https://mirror.example.com/v2.9.4/install.yaml';
const checksums = `${other}  flux_2.9.4_linux_amd64.tar.gz\n${seen}  install.yaml\n${other}  manifests.tar.gz\n`;
const argocd = { agent: 'argocd', version: '3.5.1' } as const;

describe('downloaded manifests', () => {
  it.each<readonly [string, Partial<Download>, string]>([
    ['the user knows their hash', { sha256: seen }, 'sha256'],
    ['the user knows their hash, in capitals', { sha256: seen.toUpperCase() }, 'sha256'],
    ['the user knows better than the table', { sha256: seen, release: argocd }, 'sha256'],
    ['the checksums of the same release name them', { checksums }, 'same-origin'],
    ['the checksums were made for binary files', { checksums: `${seen} *install.yaml\r\n` }, 'same-origin'],
    [
      'the version is no more than a word',
      { checksums, release: { agent: 'flux', version: 'constructor' } },
      'same-origin',
    ],
    ['no table knows the version', { checksums, release: { agent: 'flux', version: '2.9.4' } }, 'same-origin'],
  ])('are taken where %s', (_, known, verified) => {
    expect(verifyManifests({ url, content, ...known })).toEqual({ verified, sha256: seen });
  });

  it.each<readonly [string, Partial<Download>, string]>([
    ['nothing is known', {}, 'nothing vouches for it'],
    ['the user expects others', { sha256: other, checksums }, `the input sha256 is ${other}`],
    [
      'others were released',
      { release: argocd, checksums },
      `the SHA-256 known of this release is ${knownReleases.argocd['3.5.1']}`,
    ],
    [
      'the checksums name others',
      { checksums: `${other}  install.yaml` },
      `the one in the checksums of the same release is ${other}`,
    ],
    ['the checksums do not name them', { checksums: `${seen}  other.yaml` }, 'nothing vouches for it'],
    ['the checksums are a page of another kind', { checksums: '<html>' }, 'nothing vouches for it'],
  ])('are refused with the hash seen where %s', (_, known, found) => {
    expect(() => verifyManifests({ url, content, ...known })).toThrow(
      expect.objectContaining({
        code: 'MANIFESTS_UNVERIFIED',
        message: `Checking ${url} failed: its SHA-256 is ${seen}, ${found}.`,
      }),
    );
  });

  it('are looked for at the places of the releases', () => {
    expect(releaseManifests('flux', 'v2.9.4')).toEqual({
      ...{ agent: 'flux', version: '2.9.4' },
      url: 'https://github.com/fluxcd/flux2/releases/download/v2.9.4/install.yaml',
      checksumsUrl: 'https://github.com/fluxcd/flux2/releases/download/v2.9.4/flux_2.9.4_checksums.txt',
    });
    expect(releaseManifests('argocd', '3.5.1')).toEqual({
      ...{ ...argocd, checksumsUrl: undefined },
      url: 'https://raw.githubusercontent.com/argoproj/argo-cd/v3.5.1/manifests/install.yaml',
    });
    for (const version of ['', 'latest', '2.9', '../../evil/2.9.4', '2.9.4/x', '2.9.4\n']) {
      expect(() => releaseManifests('flux', version)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    }
  });

  const files = Object.keys(knownReleases.argocd).map((version) => [
    version,
    testData(`agents/argocd-${version}.yaml`),
  ]);
  it.skipIf(files.some(([, path]) => path === undefined)).each(files)('of Argo CD %s are known', (version, path) => {
    const manifests = readFileSync(path ?? '');
    const release = { agent: 'argocd', version: version ?? '' } as const;
    expect(verifyManifests({ url, content: manifests, release }).verified).toBe('pinned');
  });
});
