import { ActionError } from '#error';
import { accept, refine, refuse, text } from '#input';
import { stepsOf } from './scope.ts';

/** A path in the notation of `set`, in a configuration. */
export const placePath = refine(text, (value) => {
  try {
    stepsOf(value);
    return accept(value);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return refuse('a path as spec.template.spec.containers[name=app].image');
  }
});
