import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expand } from '../dockerfile/expand.ts';
import type { Dockerfile, Instruction } from '../dockerfile/instruction.ts';
import { invalid, needsBuilder } from '../dockerfile/refusal.ts';
import { chainTo, type Stage, type Stages } from '../dockerfile/stages.ts';
import type { BaseUse, BuildRequest } from '../engine.ts';
import { type Platform, platform as platformParser } from '../platform.ts';
import { stageNamed } from '../requested-stages.ts';
import { type Connect, type Foundation, layFoundation } from './base.ts';
import type { Keep } from './base-layer.ts';
import { type Context, imageContext, openContext } from './context.ts';
import { type Step, stepThrough } from './step.ts';

export interface Plan {
  readonly request: BuildRequest;
  readonly dockerfile: Dockerfile;
  readonly stages: Stages;
  /** What the image is for. */
  readonly platform: Platform;
  readonly connect: Connect;
  /** `blobs/sha256` of the layout. */
  readonly blobs: string;
}

export interface Walk {
  readonly foundation: Foundation;
  readonly steps: AsyncGenerator<Step>;
}

/** What names of users stand for is read from the image itself. */
const accountFiles: ReadonlySet<string> = new Set(['etc/passwd', 'etc/group']);

/** Where the image for one platform is put together: its stages, and what they copy from each other and from images. */
export class Workplace {
  readonly #plan: Plan;
  readonly #sources: string;
  readonly #contexts = new Map<string | Stage, Promise<Context>>();
  readonly #uses = new Map<string, BaseUse>();

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#sources = join(plan.request.temp, 'sources');
  }

  /** The images that were taken from, so far. */
  get uses(): readonly BaseUse[] {
    return [...this.#uses.values()];
  }

  /** Carries out the target. */
  async build(): Promise<Walk> {
    await mkdir(this.#sources, { recursive: true });
    const { stages, blobs } = this.#plan;
    return this.#walk(stages.chain, blobs, (path) => accountFiles.has(path));
  }

  async #walk(chain: readonly [Stage, ...Stage[]], blobs: string, wants: Keep['wants']): Promise<Walk> {
    const { request, dockerfile, stages } = this.#plan;
    const foundation = await this.#lay(chain[0], blobs, wants);
    const { config, rootfs } = foundation;
    const steps = stepThrough({
      ...{ chain, config, rootfs, globals: stages.globals, buildArgs: request.buildArgs },
      escapeCharacter: dockerfile.escapeCharacter,
      context: await this.#once('', () => openContext(request.context, request.file)),
      contextFrom: (name, stage, instruction) => this.#contextFrom(name, stage, instruction),
    });
    return { foundation, steps };
  }

  async #lay(stage: Stage, blobs: string, wants: Keep['wants']): Promise<Foundation> {
    const { connect } = this.#plan;
    const keep = { directory: this.#sources, wants };
    const foundation = await layFoundation(stage, { connect, platform: this.#platformOf(stage), blobs, keep });
    for (const use of foundation.uses) this.#uses.set(use.name, use);
    return foundation;
  }

  #platformOf({ from }: Stage): Platform {
    const { platform, stages, dockerfile } = this.#plan;
    const value = from.flags.find(({ name }) => name === 'platform')?.value;
    if (value === undefined) return platform;
    const { escapeCharacter } = dockerfile;
    const parsed = platformParser.parse(expand(value, { variables: stages.globals, escapeCharacter, at: from.at }));
    if (parsed.ok) return parsed.value;
    throw invalid(from.at, `FROM --platform=${value} is not ${parsed.expected}`);
  }

  /** A named build context goes before a stage, and a stage before an image. */
  #contextFrom(name: string, stage: Stage, instruction: Instruction): Promise<Context> {
    const { request, stages } = this.#plan;
    const given = request.buildContexts.get(name);
    if (given?.startsWith(imagePrefix)) return this.#image(given.slice(imagePrefix.length), instruction);
    if (given !== undefined) return this.#folder(name, given, instruction);
    const earlier = stageNamed(name, stages.all.slice(0, stages.all.indexOf(stage)));
    return earlier === undefined ? this.#image(name, instruction) : this.#stage(earlier, name);
  }

  #folder(name: string, given: string, instruction: Instruction): Promise<Context> {
    if (/^[a-z][a-z0-9+.-]*:|^git@/i.test(given)) throw needsBuilder(instruction, `takes files from ${given}`);
    return this.#once(`folder ${name}`, () => openContext(given, join(given, 'Dockerfile')));
  }

  #stage(stage: Stage, name: string): Promise<Context> {
    return this.#once(stage, async () => {
      const { all } = this.#plan.stages;
      const { foundation, steps } = await this.#walk(chainTo(all, all.indexOf(stage)), this.#sources, () => true);
      // its layers are not needed, only what its file system looks like in the end
      for await (const step of steps) void step;
      return imageContext(foundation.rootfs, `stage ${name}`);
    });
  }

  #image(name: string, from: Instruction): Promise<Context> {
    return this.#once(`image ${name}`, async () => {
      const stage = { name: undefined, from: { ...from, flags: [] }, base: name, instructions: [] };
      const { rootfs } = await this.#lay(stage, this.#sources, () => true);
      return imageContext(rootfs, `image ${name}`);
    });
  }

  #once(key: string | Stage, make: () => Promise<Context>): Promise<Context> {
    const made = this.#contexts.get(key) ?? make();
    this.#contexts.set(key, made);
    return made;
  }
}

const imagePrefix = 'docker-image://';
