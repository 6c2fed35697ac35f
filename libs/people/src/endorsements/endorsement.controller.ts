import { Controller, Inject } from '@nestjs/common';

import {
  endorseSkill,
  hideEndorsement,
  listEndorsements,
  revokeEndorsement,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { Input, Me, Route, Who } from '#libs/http';
import { CLOCK, type AccountViewer, type Clock, type Viewer } from '#libs/kernel';

import { EndorseSkill } from './endorse-skill.js';
import { hideEndorsement as hide } from './hide-endorsement.js';
import { ListEndorsements } from './list-endorsements.js';

/** What people say of the skills of others. */
@Controller()
export class EndorsementController {
  constructor(
    private readonly endorsing: EndorseSkill,
    private readonly endorsements: ListEndorsements,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Route(listEndorsements)
  list(
    @Who() viewer: Viewer,
    @Input() input: OperationInput<typeof listEndorsements>,
  ): Promise<OperationAnswer<typeof listEndorsements>> {
    return this.endorsements.execute(viewer, input);
  }

  @Route(endorseSkill)
  endorse(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof endorseSkill>,
  ): Promise<void> {
    return this.endorsing.execute(me, params, body.postId);
  }

  @Route(revokeEndorsement)
  revoke(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof revokeEndorsement>,
  ): Promise<void> {
    return this.endorsing.revoke(me, params);
  }

  @Route(hideEndorsement)
  hide(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof hideEndorsement>,
  ): Promise<void> {
    return hide(this.database, me, params.endorsementId, body.isHidden ? this.clock.now() : null);
  }
}
