import { appOf, commitMessage, type Delivery, headlineOf, rollingBranch, sourceOfBlock } from '#environment';
import { ActionError } from '#error';
import type { Inspection } from '#github';
import { applyEdit, type EditResult, editOf } from '#manifest';
import type { Situation } from './decide.ts';
import { describe } from './description.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { previousImages } from './previous.ts';
import type { Writing } from './writing.ts';

/** One look at the repository, and what follows from it. Each attempt starts with a new one. */
export interface Round {
  readonly situation: Situation;
  readonly writing: Writing;
}

/** The app, the environment and the branch: the same in every round. */
export interface Subject {
  readonly app: string;
  readonly environment: string;
  readonly branch: string;
}

/** @throws ActionError INPUT_INVALID where nothing names the app */
export function subjectOf({ app, environment, image: [first], branch }: Inputs): Subject {
  const name = app === '' && first !== undefined ? appOf(first.image) : app;
  if (name === '') {
    throw new ActionError('INPUT_INVALID', 'Naming the app failed: there is neither an `app` nor an `image`.', {
      hint: 'Set `app`: it names the branch and the pull request.',
    });
  }
  return { app: name, environment, branch: branch ?? rollingBranch(environment, name) };
}

export async function look(subject: Subject, inputs: Inputs, ports: Ports): Promise<Round> {
  const { repository, path: paths, base = '' } = inputs;
  const seen = await ports.github.inspect({ repository, base, branch: subject.branch, paths });
  const edit = editOf(inputs);
  const wanted = applyEdit(seen.base.files, edit);
  refuseExecutables(seen, wanted);
  const delivery = deliveryOf({ subject, inputs, ports, wanted });
  const words = inputs.body;
  const { branch } = subject;
  return {
    situation: {
      seen,
      edit,
      wanted,
      delivery,
      branch,
      // Who asked first stays: the same change asked for again is no new description.
      regionFor: ({ body }, limit) => {
        const source = sourceOfBlock(body) ?? ports.source;
        return describe({ delivery: { ...delivery, source }, edit: wanted, words }, limit);
      },
    },
    writing: {
      github: ports.github,
      repository,
      seen,
      branch,
      files: wanted.files,
      message: commitMessage(delivery, inputs.commitMessage),
      title: inputs.title === '' ? headlineOf(delivery) : inputs.title,
      regionWithin: (limit) => describe({ delivery, edit: wanted, words }, limit),
    },
  };
}

interface Parts {
  readonly subject: Subject;
  readonly inputs: Inputs;
  readonly ports: Ports;
  readonly wanted: EditResult;
}

function deliveryOf({ subject: { app, environment }, inputs, ports, wanted }: Parts): Delivery {
  const images = inputs.image.map(({ image }) => image);
  return {
    action: 'set',
    app,
    environment,
    images,
    previous: previousImages(images, wanted.changes),
    source: ports.source,
    actor: ports.actor,
  };
}

/** `createCommitOnBranch` writes every file as 100644. */
function refuseExecutables({ base }: Inspection, { files }: EditResult): void {
  const lost = base.files.find((file) => file.executable && files.some(({ path }) => path === file.path));
  if (lost === undefined) return;
  throw new ActionError('FILE_WRITE_FAILED', `Editing "${lost.path}" failed: it is executable, and would lose that.`, {
    hint: 'Make it an ordinary file (`git update-index --chmod=-x`), or leave it out of `path`.',
  });
}
