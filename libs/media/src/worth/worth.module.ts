import { Module } from '@nestjs/common';

import { DiscussionModule } from '#libs/discussion';

import { CountViewing } from './count-viewing.js';
import { MarkVideo } from './mark-video.js';
import { PublishNumbers } from './publish-numbers.js';
import { ReadWorth } from './read-worth.js';
import { WorthController } from './worth.controller.js';

/** What videos are worth to those who watch them, and how many these are. */
@Module({
  imports: [DiscussionModule],
  controllers: [WorthController],
  providers: [CountViewing, MarkVideo, PublishNumbers, ReadWorth],
})
export class WorthModule {}
