// What the actions have in common is in actions/dist, once.
require('../../dist/index.js').start('detect-drift');
