import { expect } from 'vitest';
import { expectNoneDoubled, openPullRequests, type Scene } from '../sweep/scene.ts';
import { deployment } from './environment-repository.ts';

/** What must hold after every run, failed or not, and whatever went wrong: no pull request is half-made or doubled. */
export async function expectNothingHalfMade(scene: Scene, where: string): Promise<void> {
  await expectNoneDoubled(scene, where);
  const { github, repository } = scene;
  for (const { headOid, title, body } of openPullRequests(scene)) {
    const text = (await github.readFile(repository, headOid, deployment)) ?? '';
    const [, image = 'nothing', version = 'nothing'] = /image: (\S+?:(1\.0\.\d)@\S+)/.exec(text) ?? [];
    const block: { images?: unknown } = JSON.parse(/<!-- gitops:1 (.*) -->/.exec(body)?.[1] ?? '{}');
    // A checkout brings files, of which no image is known.
    const isOfFiles = /^dev: shop settings$/.test(title);
    if (isOfFiles)
      expect([block.images, body.includes(`\`${deployment}\``)], `${where}: half-made`).toEqual([[], true]);
    if (isOfFiles) continue;
    const row = `\`${image.slice(image.indexOf(':') + 1)}\``;
    expect([title, body.includes(row), block.images], `${where}: half-made`).toEqual([
      expect.stringMatching(new RegExp(`→ ${version.replaceAll('.', '\\.')}$`)),
      true,
      [image],
    ]);
  }
}
