import { readRef } from '../../git/refs.ts';
import { judge } from '../../state/access.ts';
import { NotImplemented } from '../../state/defects.ts';
import { releaseNotes } from '../../state/release-notes.ts';
import type { Release } from '../../state/releases.ts';
import { type Endpoint, type Reply, type RestCall, reads, writes } from '../endpoint.ts';
import { textOf } from '../json.ts';
import { releaseObject } from '../objects/release.ts';
import { paged } from '../page.ts';
import { notFound, Refusal, validationFailed } from '../refusal.ts';

const collection = '/repos/{owner}/{repo}/releases';

export const releaseEndpoints: readonly Endpoint[] = [
  {
    route: `GET ${collection}`,
    needs: [reads('contents')],
    handle: async (call) => {
      const { world, repository } = call;
      return paged(
        call,
        seen(call).map((release) => releaseObject(world, repository, release)),
      );
    },
  },
  {
    route: `GET ${collection}/tags/{tag}`,
    needs: [reads('contents')],
    handle: async (call) => reply(call, 200, call.repository.releases.published(call.parameters.tag ?? '')),
  },
  { route: `POST ${collection}`, needs: [writes('contents')], handle: create },
  {
    route: `POST ${collection}/generate-notes`,
    needs: [writes('contents')],
    handle: async ({ world, repository, body }) => {
      const [tag = '', previous] = [textOf(body, 'tag_name'), textOf(body, 'previous_tag_name')];
      const target = textOf(body, 'target_commitish');
      const notes = await releaseNotes(world, repository, { tag, target, previous });
      if (notes === undefined) throw validationFailed({ resource: 'Release', field: 'tag_name', code: 'invalid' });
      return { status: 200, body: { ...notes } };
    },
  },
  { route: `PATCH ${collection}/{release_id}`, needs: [writes('contents')], handle: change },
  {
    route: `DELETE ${collection}/{release_id}`,
    needs: [writes('contents')],
    handle: async (call) => {
      call.repository.releases.remove(wanted(call).id);
      return { status: 204 };
    },
  },
];

/** Drafts are for those who can write. */
function seen({ caller, repository }: RestCall): readonly Release[] {
  const mayWrite = judge(caller, repository, writes('contents')) === 'allowed';
  return repository.releases.list().filter(({ draft }) => mayWrite || !draft);
}

function wanted({ repository, parameters }: RestCall): Release {
  const release = repository.releases.get(Number(parameters.release_id));
  if (release === undefined) throw notFound();
  return release;
}

function reply({ world, repository }: RestCall, status: number, release: Release | undefined): Reply {
  if (release === undefined) throw notFound();
  return { status, body: releaseObject(world, repository, release) };
}

async function create(call: RestCall): Promise<Reply> {
  const { repository, body, caller } = call;
  const tag = textOf(body, 'tag_name') ?? '';
  if (body.draft !== true || body.generate_release_notes === true) {
    throw new NotImplemented('releases that are published at once, or write their own notes');
  }
  refuseTaken(repository.releases.published(tag), repository.releases.isSpent(tag));
  const release = repository.releases.add({
    tag,
    target: textOf(body, 'target_commitish') ?? repository.defaultBranch,
    name: textOf(body, 'name') ?? null,
    body: textOf(body, 'body') ?? '',
    draft: true,
    prerelease: body.prerelease === true,
    author: caller.actor,
  });
  return reply(call, 201, release);
}

async function change(call: RestCall): Promise<Reply> {
  const { repository, body } = call;
  const { releases, settings } = repository;
  const release = wanted(call);
  const written = writtenIn(call, release);
  refuseChange(call, release, written);
  const publishes = release.draft && body.draft === false;
  if (publishes) await refuseUnpublishable(call, release, written.tag);
  releases.update(release.id, written);
  if (publishes) {
    releases.update(release.id, {
      draft: false,
      immutable: settings.releasesAreImmutable,
      publishedAt: new Date(),
    });
    if (!written.prerelease && body.make_latest !== 'false') releases.showAsLatest(release.id);
  }
  return reply(call, 200, releases.get(release.id));
}

type Written = Pick<Release, 'tag' | 'target' | 'name' | 'body' | 'prerelease'>;

function writtenIn({ body }: RestCall, release: Release): Written {
  return {
    tag: textOf(body, 'tag_name') ?? release.tag,
    target: textOf(body, 'target_commitish') ?? release.target,
    name: textOf(body, 'name') ?? release.name,
    body: textOf(body, 'body') ?? release.body,
    prerelease: typeof body.prerelease === 'boolean' ? body.prerelease : release.prerelease,
  };
}

function refuseChange({ body }: RestCall, release: Release, written: Written): void {
  const isMoved = written.tag !== release.tag || written.target !== release.target;
  if (release.immutable && (isMoved || body.draft === true)) {
    throw new Refusal(422, 'Cannot edit an immutable release.');
  }
  if (!release.draft && body.draft === true) throw new NotImplemented('taking a release back to a draft');
}

async function refuseUnpublishable({ repository, body }: RestCall, { id }: Release, tag: string): Promise<void> {
  const { releases, git } = repository;
  if (textOf(body, 'make_latest') === 'legacy') throw new NotImplemented('make_latest: legacy');
  const other = releases.published(tag);
  refuseTaken(other?.id === id ? undefined : other, releases.isSpent(tag));
  if ((await readRef(git, `refs/tags/${tag}`)) === undefined) {
    throw new NotImplemented('publishing a release whose tag does not exist yet');
  }
}

function refuseTaken(other: Release | undefined, isSpent: boolean): void {
  if (other !== undefined) throw validationFailed({ resource: 'Release', code: 'already_exists', field: 'tag_name' });
  if (!isSpent) return;
  const message = 'tag_name was used by an immutable release';
  throw validationFailed({ resource: 'Release', code: 'custom', field: 'tag_name', message });
}
