import type { Annotation } from '../../runs.ts';
import { Masks } from './mask.ts';

/** The runner cuts messages here, and keeps at most ten of a level for each step. */
const maximumMessage = 4096;
const maximumPerLevel = 10;

export type Level = Annotation['level'];

/** What a job has said so far, masked as it is written: a mask that comes later does not reach back. */
export class JobLog {
  readonly masks = new Masks();
  readonly #lines: string[] = [];
  readonly #annotations: Annotation[] = [];

  write(text: string): void {
    for (const line of text.split('\n')) this.#lines.push(this.masks.hide(line));
  }

  /** A book-keeper for one step's annotations. */
  annotator(): (level: Level, message: string, at?: Omit<Annotation, 'level' | 'message'>) => void {
    const counts = { error: 0, warning: 0, notice: 0 };
    return (level, message, at = {}) => {
      this.write(`##[${level}]${message}`);
      counts[level] += 1;
      if (counts[level] > maximumPerLevel) return;
      const place = at.title === undefined ? at : { ...at, title: this.masks.hide(at.title) };
      this.#annotations.push({ level, message: this.masks.hide(message).slice(0, maximumMessage), ...place });
    };
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  get annotations(): readonly Annotation[] {
    return this.#annotations;
  }
}
