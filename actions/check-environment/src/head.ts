import { ActionError } from '#error';
import type { Ports } from './ports.ts';
import { isTelling, type Snapshot } from './snapshot.ts';

/** Reads the checkout. */
export async function readHead(
  { readFiles, listFiles, readText }: Pick<Ports, 'readFiles' | 'listFiles' | 'readText'>,
  certificate: string | undefined,
): Promise<Snapshot> {
  const { files, skipped } = await readFiles();
  const paths = await listFiles();
  const texts = new Map<string, string>();
  for (const path of paths.filter((each) => isTelling(each, certificate))) {
    const text = await readText(path);
    if (text !== undefined) texts.set(path, text);
  }
  const unreadable = skipped.map(({ path, detail }) => ({
    file: path,
    error: new ActionError('FILE_NOT_TEXT', detail, { hint: 'Save the file as UTF-8.', at: { file: path } }),
  }));
  return { files, unreadable, paths, texts };
}
