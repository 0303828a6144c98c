import { code, escapeText } from '#action';
import type { Result } from './result.ts';

const headlines: Readonly<Record<Result['operation'], string>> = {
  pushed: 'was backed up.',
  unchanged: 'is as it was: the newest backup holds this state.',
  restored:
    'was restored. Its pull requests, its protection and its settings are to be put back by hand: the file `metadata` tells them.',
};

export function summary({ operation, repository, image, refs }: Result): string {
  return `### Backup\n\n**${escapeText(repository)}** ${headlines[operation]}\n\n${code(image)}: ${refs} branches, tags and notes.\n`;
}
