import { Controller } from '@nestjs/common';

import {
  deleteVideoCaptions,
  readVideoCaptions,
  saveVideoCaptions,
  type CaptionsView,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { KeepCaptions } from './keep-captions.js';

@Controller()
export class CaptionsController {
  constructor(private readonly captions: KeepCaptions) {}

  @Route(readVideoCaptions)
  read(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof readVideoCaptions>,
  ): Promise<CaptionsView> {
    return this.captions.read(viewer, params);
  }

  @Route(saveVideoCaptions)
  save(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof saveVideoCaptions>,
  ): Promise<CaptionsView> {
    return this.captions.save(me, input);
  }

  @Route(deleteVideoCaptions)
  async delete(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof deleteVideoCaptions>,
  ): Promise<void> {
    await this.captions.remove(me, params);
  }
}
