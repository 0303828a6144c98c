// What the actions have in common is in actions/dist, once.
require('../../../../actions/dist/index.js').start('release');
