import { scaled } from '../scale.ts';
import { playPart } from './model/part.ts';

playPart(2, scaled(1, 1000));
