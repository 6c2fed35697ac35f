import { Controller } from '@nestjs/common';

import {
  listContributions,
  readContributions,
  type ContributionsView,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { Input, Route, Who } from '#libs/http';
import type { Viewer } from '#libs/kernel';

import { ListContributions } from './list-contributions.js';
import { readContributions as readSummary } from './read-contributions.js';

/** What people gave. */
@Controller()
export class ContributionsController {
  constructor(
    private readonly database: Database,
    private readonly contributions: ListContributions,
  ) {}

  @Route(readContributions)
  read(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof readContributions>,
  ): Promise<ContributionsView> {
    return readSummary(this.database.sql, viewer, params.handle);
  }

  @Route(listContributions)
  list(
    @Who() viewer: Viewer,
    @Input() input: OperationInput<typeof listContributions>,
  ): Promise<OperationAnswer<typeof listContributions>> {
    return this.contributions.execute(viewer, input);
  }
}
