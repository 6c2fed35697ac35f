import { Module } from '@nestjs/common';

import { FeedAddresses } from '#libs/communities';
import { FilesModule } from '#libs/files';

import { FeedController } from './feed.controller.js';
import { ReadFeed } from './read-feed.js';

/** Feeds of communities for podcast apps. */
@Module({
  imports: [FilesModule],
  controllers: [FeedController],
  providers: [FeedAddresses, ReadFeed],
})
export class FeedsModule {}
