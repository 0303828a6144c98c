import { sweep } from './sweep.ts';

sweep('field by field');
