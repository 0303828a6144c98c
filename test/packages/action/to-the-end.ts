// A whole action that ends as the first argument says, run as a bundle's launcher runs one: nothing awaits it.
import { toTheEnd } from '../../../packages/action/end.ts';

const endings: Readonly<Record<string, () => Promise<unknown>>> = {
  'waits for what never comes': () => new Promise(() => undefined),
  'waits for what never comes, having failed': () => {
    process.exitCode = 7;
    return new Promise(() => undefined);
  },
  rejects: () => Promise.reject(new Error('no such part\n::set-output name=a::b')),
  throws: () => {
    throw new Error('no such part\n::set-output name=a::b');
  },
  'rejects later': async () => {
    await new Promise((settle) => setTimeout(settle, 5));
    throw new Error('no such part\n::set-output name=a::b');
  },
  'comes to its end': () => new Promise((settle) => setTimeout(settle, 5)),
  'comes to its end, having failed': async () => {
    process.exitCode = 7;
  },
  'has more to do after its end': async () => {
    setTimeout(() => console.log('done'), 5);
  },
};

void toTheEnd(endings[process.argv[2] ?? ''] ?? (() => Promise.reject(new Error('no such ending'))));
