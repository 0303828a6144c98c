import { scaled } from '../scale.ts';
import { playPart } from './model/part.ts';

playPart(2, scaled(2, 1000));
