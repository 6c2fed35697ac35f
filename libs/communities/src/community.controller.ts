import { Controller } from '@nestjs/common';

import {
  appointOwner,
  archiveAnyCommunity,
  archiveCommunity,
  changeCommunityVisibility,
  deleteCommunity,
  getCommunity,
  listCommunities,
  listCommunityOrganisations,
  listCommunityTopics,
  listEveryCommunity,
  readOrganisation,
  unarchiveCommunity,
  updateCommunity,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { AdministerCommunity } from './administer-community.js';
import { ArchiveCommunity } from './archive-community.js';
import { ChangeVisibility } from './change-visibility.js';
import { DeleteCommunity } from './delete-community.js';
import { ListCommunities } from './list-communities.js';
import { ListEveryCommunity } from './list-every-community.js';
import { ListOrganisations } from './list-organisations.js';
import { ListTopics } from './list-topics.js';
import { ReadCommunity } from './read-community.js';
import { ReadOrganisation } from './read-organisation.js';
import { UpdateCommunity } from './update-community.js';

type Detail = Promise<OperationAnswer<typeof getCommunity>>;

/** By what the directory can be narrowed down. */
@Controller()
export class DirectoryController {
  constructor(
    private readonly allTopics: ListTopics,
    private readonly allOrganisations: ListOrganisations,
    private readonly organisation: ReadOrganisation,
  ) {}

  @Route(listCommunityTopics)
  topics(@Who() viewer: Viewer): Promise<OperationAnswer<typeof listCommunityTopics>> {
    return this.allTopics.execute(viewer);
  }

  @Route(listCommunityOrganisations)
  organisations(@Who() viewer: Viewer): Promise<OperationAnswer<typeof listCommunityOrganisations>> {
    return this.allOrganisations.execute(viewer);
  }

  @Route(readOrganisation)
  readOrganisation(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof readOrganisation>,
  ): Promise<OperationAnswer<typeof readOrganisation>> {
    return this.organisation.execute(viewer, params.host);
  }
}

/** Communities over HTTP, for their readers and their own people. */
@Controller()
export class CommunityController {
  constructor(
    private readonly directory: ListCommunities,
    private readonly reading: ReadCommunity,
    private readonly visibility: ChangeVisibility,
    private readonly archiving: ArchiveCommunity,
  ) {}

  @Route(listCommunities)
  list(
    @Who() viewer: Viewer,
    @Input() { query }: OperationInput<typeof listCommunities>,
  ): Promise<OperationAnswer<typeof listCommunities>> {
    return this.directory.execute(viewer, query);
  }

  @Route(getCommunity)
  read(@Who() viewer: Viewer, @Input() { params }: OperationInput<typeof getCommunity>): Detail {
    return this.reading.execute(viewer, params.community);
  }

  @Route(changeCommunityVisibility)
  changeVisibility(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof changeCommunityVisibility>,
  ): Detail {
    return this.visibility.execute(me, params.community, body.visibility);
  }

  @Route(archiveCommunity)
  archive(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof archiveCommunity>): Detail {
    return this.archiving.execute(me, params.community, true);
  }

  @Route(unarchiveCommunity)
  reopen(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof unarchiveCommunity>): Detail {
    return this.archiving.execute(me, params.community, false);
  }
}

/** Changing and deleting communities over HTTP. */
@Controller()
export class CommunitySettingsController {
  constructor(
    private readonly updating: UpdateCommunity,
    private readonly deleting: DeleteCommunity,
  ) {}

  @Route(updateCommunity)
  update(@Me() me: AccountViewer, @Input() { params, body }: OperationInput<typeof updateCommunity>): Detail {
    return this.updating.execute(me, params.community, body);
  }

  @Route(deleteCommunity)
  delete(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof deleteCommunity>,
  ): Promise<void> {
    return this.deleting.execute(me, params.community, body.confirmName);
  }
}

/** What administrators do about communities over HTTP. */
@Controller()
export class CommunityAdministrationController {
  constructor(
    private readonly every: ListEveryCommunity,
    private readonly administering: AdministerCommunity,
  ) {}

  @Route(listEveryCommunity)
  list(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listEveryCommunity>,
  ): Promise<OperationAnswer<typeof listEveryCommunity>> {
    return this.every.execute(me, query);
  }

  @Route(archiveAnyCommunity)
  archive(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof archiveAnyCommunity>,
  ): Promise<OperationAnswer<typeof archiveAnyCommunity>> {
    return this.administering.archive(me, params.community, body.archived);
  }

  @Route(appointOwner)
  appoint(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof appointOwner>,
  ): Promise<OperationAnswer<typeof appointOwner>> {
    return this.administering.appointOwner(me, params.community, body.personId);
  }
}
