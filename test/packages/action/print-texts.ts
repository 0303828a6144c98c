// Prints the texts of a file as an action does, for the runner to read.
import { readFile } from 'node:fs/promises';
import { createLog } from '../../../packages/action/log.ts';

const texts: readonly string[] = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));
const log = createLog();

for (const [index, text] of texts.entries()) {
  switch (index % 16) {
    case 3:
      log.debug(text);
      break;
    case 7:
      await log.group(text, async () => log.info(text));
      break;
    case 11:
      log.annotate('warning', text, { file: text, line: 1 });
      break;
    default:
      log.info(text);
  }
}
