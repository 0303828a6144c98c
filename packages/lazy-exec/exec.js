// @actions/core imports @actions/exec to describe the machine, which no action asks it for. With all that the package
// imports in turn it would be much of what a start costs, so it is loaded with the first call.

/** @type {typeof import('actions-exec').getExecOutput} */
export const getExecOutput = async (...given) => {
  const exec = await import('actions-exec');
  return await exec.getExecOutput(...given);
};
