// Loaded into each child: it says at its end what it used, on a pipe of its own, for wall time on a shared machine says little.
// CommonJS, by --require: with --import, Node would load the script itself by its loader of modules, which a runner does not ask for.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  require('node:fs').writeSync(3, JSON.stringify([user + system, process.resourceUsage().maxRSS]));
});
