import { Controller } from '@nestjs/common';

import {
  endIntroduction,
  listSessions,
  previewProfile,
  readMe,
  readPerson,
  revokeOtherSessions,
  revokeSession,
  updatePreferences,
  updateProfile,
  type MeView,
  type OperationAnswer,
  type OperationInput,
  type PersonProfile,
  type Preferences,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { Input, Me, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';
import { renderMarkdown } from '#libs/text';

import { changePreferences, endIntroduction as endAsking, viewMe } from '../accounts/view-me.js';
import { readPerson as viewPerson } from '../people/read-person.js';
import { UpdateProfile } from '../people/update-profile.js';
import { MySessions } from '../sessions/my-sessions.js';

/** The signed-in person's own account. */
@Controller()
export class AccountController {
  constructor(
    private readonly database: Database,
    private readonly sessions: MySessions,
  ) {}

  @Route(readMe)
  me(@Me() me: AccountViewer): Promise<MeView> {
    return viewMe(this.database, me);
  }

  @Route(updatePreferences)
  prefer(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof updatePreferences>,
  ): Promise<Preferences> {
    return changePreferences(this.database, me, body);
  }

  @Route(listSessions)
  async listSessions(@Me() me: AccountViewer): Promise<OperationAnswer<typeof listSessions>> {
    return { items: await this.sessions.list(me) };
  }

  @Route(revokeSession)
  revoke(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof revokeSession>): Promise<void> {
    return this.sessions.revoke(me, params.sessionId);
  }

  @Route(revokeOtherSessions)
  async revokeOthers(@Me() me: AccountViewer): Promise<OperationAnswer<typeof revokeOtherSessions>> {
    return { ended: await this.sessions.revokeOthers(me) };
  }
}

/** People and their pages. */
@Controller()
export class PeopleController {
  constructor(
    private readonly database: Database,
    private readonly profile: UpdateProfile,
  ) {}

  @Route(readPerson)
  read(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof readPerson>,
  ): Promise<PersonProfile> {
    return viewPerson(this.database.sql, viewer, params.handle);
  }

  @Route(updateProfile)
  update(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof updateProfile>,
  ): Promise<PersonProfile> {
    return this.profile.execute(me, body);
  }

  @Route(endIntroduction)
  endIntroduction(@Me() me: AccountViewer): Promise<void> {
    return endAsking(this.database, me);
  }

  @Route(previewProfile)
  preview(
    @Me() _me: AccountViewer,
    @Input() { body }: OperationInput<typeof previewProfile>,
  ): OperationAnswer<typeof previewProfile> {
    return { html: renderMarkdown(body.summary, () => null).html };
  }
}
