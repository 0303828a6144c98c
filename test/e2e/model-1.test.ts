import { scaled } from '../scale.ts';
import { playPart } from './model/part.ts';

playPart(1, scaled(2, 1000));
