import { Controller } from '@nestjs/common';

import {
  countVideoViewing,
  markVideo,
  noteVideoUse,
  readVideoWorth,
  unmarkVideo,
  type OperationInput,
  type VideoWorth,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { CountViewing } from './count-viewing.js';
import { MarkVideo } from './mark-video.js';
import { ReadWorth } from './read-worth.js';

@Controller()
export class WorthController {
  constructor(
    private readonly readWorth: ReadWorth,
    private readonly marks: MarkVideo,
    private readonly countViewing: CountViewing,
  ) {}

  @Route(readVideoWorth)
  read(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof readVideoWorth>,
  ): Promise<VideoWorth> {
    return this.readWorth.execute(viewer, params.videoId);
  }

  @Route(markVideo)
  async mark(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof markVideo>,
  ): Promise<VideoWorth> {
    await this.marks.add(me, params.videoId, params.mark);
    return this.readWorth.execute(me, params.videoId);
  }

  @Route(unmarkVideo)
  async unmark(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof unmarkVideo>,
  ): Promise<VideoWorth> {
    await this.marks.remove(me, params.videoId, params.mark);
    return this.readWorth.execute(me, params.videoId);
  }

  @Route(noteVideoUse)
  async note(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() { params, body }: OperationInput<typeof noteVideoUse>,
  ): Promise<VideoWorth> {
    await this.marks.addNote(me, params.videoId, body.markdown, once);
    return this.readWorth.execute(me, params.videoId);
  }

  @Route(countVideoViewing)
  async count(
    @Who() viewer: Viewer,
    @Input() { params, body }: OperationInput<typeof countVideoViewing>,
  ): Promise<void> {
    await this.countViewing.execute(viewer, params.videoId, body.completed);
  }
}
