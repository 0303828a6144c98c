import type { Annotation } from '#engine';
import { accept, linesOf, type Parser, refine, refuse, text } from '#input';

const level = '(?:manifest-descriptor|manifest|index)';
const shape = new RegExp(`^(?:(${level}(?:,${level})*):)?([^=]+)=(.*)$`, 's');

/** `[level:]name=value`; several levels with commas between. @see https://docs.docker.com/build/metadata/annotations/ */
const annotation: Parser<readonly Annotation[]> = refine(text, (written) => {
  const [, levels = 'manifest', name = '', value = ''] = shape.exec(written) ?? [];
  if (name === '' || /^(index-descriptor|manifest\[|index\[)/.test(name)) {
    return refuse('[manifest|index|manifest-descriptor:]name=value');
  }
  return accept(levels.split(',').map((one) => ({ level: levelOf(one), name: name.trim(), value })));
});

function levelOf(written: string): Annotation['level'] {
  return written === 'index' || written === 'manifest-descriptor' ? written : 'manifest';
}

const perLine = linesOf(annotation);

export const annotations: Parser<readonly Annotation[]> = {
  parse(raw) {
    const parsed = perLine.parse(raw);
    return parsed.ok ? accept(parsed.value.flat()) : parsed;
  },
};
