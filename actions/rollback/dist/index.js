// What the actions have in common is in actions/dist, once.
import { start } from '../../dist/index.js';

await start('rollback');
