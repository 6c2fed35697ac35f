import { Controller } from '@nestjs/common';

import {
  createCommunity,
  listNewMembers,
  listQuietMembers,
  listStaleVideos,
  readPanel,
  tickChecklist,
  welcomeMember,
  type CommunityPanel,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { ListPanelMembers } from './list-panel-members.js';
import { ListStaleVideos } from './list-stale-videos.js';
import { ReadPanel } from './read-panel.js';
import { StartCommunity } from './start-community.js';
import { TickChecklist } from './tick-checklist.js';
import { WelcomeMember } from './welcome-member.js';

/** Starting communities over HTTP. */
@Controller()
export class StartController {
  constructor(private readonly starting: StartCommunity) {}

  @Route(createCommunity)
  create(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof createCommunity>,
    @Once() once: OnceKey,
  ): Promise<OperationAnswer<typeof createCommunity>> {
    return this.starting.execute(me, body, once);
  }
}

/** The panel of those who look after a community, over HTTP. */
@Controller()
export class PanelController {
  constructor(
    private readonly panel: ReadPanel,
    private readonly ticking: TickChecklist,
    private readonly members: ListPanelMembers,
    private readonly welcoming: WelcomeMember,
    private readonly videos: ListStaleVideos,
  ) {}

  @Route(readPanel)
  read(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof readPanel>,
  ): Promise<CommunityPanel> {
    return this.panel.execute(me, params.community);
  }

  @Route(tickChecklist)
  tick(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof tickChecklist>,
  ): Promise<CommunityPanel> {
    return this.ticking.execute(me, params, body.done);
  }

  @Route(listNewMembers)
  newMembers(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listNewMembers>,
  ): Promise<OperationAnswer<typeof listNewMembers>> {
    return this.members.fresh(me, input);
  }

  @Route(welcomeMember)
  welcome(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof welcomeMember>): Promise<void> {
    return this.welcoming.execute(me, params);
  }

  @Route(listQuietMembers)
  quietMembers(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listQuietMembers>,
  ): Promise<OperationAnswer<typeof listQuietMembers>> {
    return this.members.quiet(me, input);
  }

  @Route(listStaleVideos)
  staleVideos(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listStaleVideos>,
  ): Promise<OperationAnswer<typeof listStaleVideos>> {
    return this.videos.execute(me, input);
  }
}
