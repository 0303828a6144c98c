import { scaled } from '../scale.ts';
import { playPart } from './model/part.ts';

playPart(1, scaled(1, 1000));
