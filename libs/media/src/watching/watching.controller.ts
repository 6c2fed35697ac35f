import { Controller } from '@nestjs/common';

import {
  addToWatchRecord,
  eraseWatchHistory,
  eraseWatchRecord,
  readWatchHistory,
  readWatchRecord,
  setWatchHistory,
  type OperationInput,
  type WatchHistory,
  type WatchRecord,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { WatchHistories } from './watch-history.js';
import { WatchRecords } from './watch-records.js';

@Controller()
export class WatchingController {
  constructor(
    private readonly records: WatchRecords,
    private readonly histories: WatchHistories,
  ) {}

  @Route(readWatchRecord)
  read(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof readWatchRecord>,
  ): Promise<WatchRecord> {
    return this.records.read(me, params.videoId);
  }

  @Route(addToWatchRecord)
  add(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof addToWatchRecord>,
  ): Promise<WatchRecord> {
    return this.records.add(me, input);
  }

  @Route(eraseWatchRecord)
  erase(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof eraseWatchRecord>,
  ): Promise<void> {
    return this.records.erase(me, params.videoId);
  }

  @Route(readWatchHistory)
  history(@Me() me: AccountViewer): Promise<WatchHistory> {
    return this.histories.read(me);
  }

  @Route(setWatchHistory)
  setHistory(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof setWatchHistory>,
  ): Promise<WatchHistory> {
    return this.histories.set(me, body.isKept);
  }

  @Route(eraseWatchHistory)
  eraseHistory(@Me() me: AccountViewer): Promise<WatchHistory> {
    return this.histories.erase(me);
  }
}
