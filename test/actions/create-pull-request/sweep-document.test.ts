import { sweep } from './sweep.ts';

sweep('one document');
