import { Controller } from '@nestjs/common';

import {
  createPathway,
  deletePathway,
  listPathways,
  readPathway,
  setPathwayProgress,
  updatePathway,
  type OperationAnswer,
  type OperationInput,
  type PathwayView,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { CreatePathway } from './create-pathway.js';
import { DeletePathway } from './delete-pathway.js';
import { ReadPathways } from './read-pathways.js';
import { SetProgress } from './set-progress.js';
import { UpdatePathway } from './update-pathway.js';

@Controller()
export class PathwayController {
  constructor(
    private readonly readPathways: ReadPathways,
    private readonly createPathway: CreatePathway,
    private readonly updatePathway: UpdatePathway,
    private readonly deletePathway: DeletePathway,
    private readonly setProgress: SetProgress,
  ) {}

  @Route(listPathways)
  list(
    @Who() viewer: Viewer,
    @Input() { query }: OperationInput<typeof listPathways>,
  ): Promise<OperationAnswer<typeof listPathways>> {
    return this.readPathways.list(viewer, query);
  }

  @Route(readPathway)
  read(@Who() viewer: Viewer, @Input() { params }: OperationInput<typeof readPathway>): Promise<PathwayView> {
    return this.readPathways.one(viewer, params.pathwayId);
  }

  @Route(createPathway)
  create(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() { body }: OperationInput<typeof createPathway>,
  ): Promise<PathwayView> {
    return this.createPathway.execute(me, once, body);
  }

  @Route(updatePathway)
  update(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof updatePathway>,
  ): Promise<PathwayView> {
    return this.updatePathway.execute(me, input);
  }

  @Route(deletePathway)
  delete(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof deletePathway>): Promise<void> {
    return this.deletePathway.execute(me, params.pathwayId);
  }

  @Route(setPathwayProgress)
  setDone(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof setPathwayProgress>,
  ): Promise<PathwayView> {
    return this.setProgress.execute(me, input);
  }
}
