import { Controller } from '@nestjs/common';

import {
  deleteVideoCaptions,
  explainMissingCaptions,
  readVideoCaptions,
  saveVideoCaptions,
  type CaptionsView,
  type MissingCaptionsView,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { ExplainMissingCaptions } from './explain-missing-captions.js';
import { KeepCaptions } from './keep-captions.js';

@Controller()
export class CaptionsController {
  constructor(
    private readonly captions: KeepCaptions,
    private readonly explainMissing: ExplainMissingCaptions,
  ) {}

  @Route(explainMissingCaptions)
  explain(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof explainMissingCaptions>,
  ): Promise<MissingCaptionsView> {
    return this.explainMissing.execute(me, input);
  }

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
