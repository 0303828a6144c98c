// What the actions have in common is in actions/dist, once.
import { start } from '../../../../actions/dist/index.js';

await start('release');
