import { Controller, Module } from '@nestjs/common';

import { search, type OperationAnswer, type OperationInput } from '#libs/contracts';
import { Database } from '#libs/database';
import { Input, Route, Who } from '#libs/http';
import { DomainEventBus } from '#libs/jobs';
import type { Viewer } from '#libs/kernel';

import { NewestBounds } from './newest-bounds.js';
import { SearchEverything } from './search-everything.js';
import { learnWords } from './spelling.js';

@Controller()
export class SearchController {
  constructor(private readonly everything: SearchEverything) {}

  @Route(search)
  search(
    @Who() viewer: Viewer,
    @Input() { query }: OperationInput<typeof search>,
  ): Promise<OperationAnswer<typeof search>> {
    return this.everything.execute(viewer, query);
  }
}

/** Search over posts, people and communities. */
@Module({
  controllers: [SearchController],
  providers: [
    SearchEverything,
    {
      provide: NewestBounds,
      inject: [Database],
      useFactory: (database: Database) => new NewestBounds(database),
    },
  ],
})
export class SearchModule {
  constructor(bus: DomainEventBus, database: Database) {
    learnWords(bus, database);
  }
}
