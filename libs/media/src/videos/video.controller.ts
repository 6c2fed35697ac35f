import { Controller } from '@nestjs/common';

import {
  createVideo,
  deleteVideo,
  listCommunityVideos,
  listMyVideos,
  readVideo,
  setVideoTags,
  updateVideo,
  type OperationAnswer,
  type OperationInput,
  type VideoView,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { CreateVideo } from './create-video.js';
import { DeleteVideo } from './delete-video.js';
import { ReadVideos } from './read-videos.js';
import { TagVideo } from './tag-video.js';
import { UpdateVideo } from './update-video.js';

@Controller()
export class VideoController {
  constructor(
    private readonly createVideo: CreateVideo,
    private readonly readVideos: ReadVideos,
    private readonly updateVideo: UpdateVideo,
    private readonly tagVideo: TagVideo,
    private readonly deleteVideo: DeleteVideo,
  ) {}

  @Route(createVideo)
  create(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() input: OperationInput<typeof createVideo>,
  ): Promise<VideoView> {
    return this.createVideo.execute(me, once, input);
  }

  @Route(listMyVideos)
  list(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listMyVideos>,
  ): Promise<OperationAnswer<typeof listMyVideos>> {
    return this.readVideos.mine(me, input);
  }

  @Route(listCommunityVideos)
  listOfCommunity(
    @Who() viewer: Viewer,
    @Input() input: OperationInput<typeof listCommunityVideos>,
  ): Promise<OperationAnswer<typeof listCommunityVideos>> {
    return this.readVideos.inCommunity(viewer, input);
  }

  @Route(readVideo)
  read(@Who() viewer: Viewer, @Input() { params }: OperationInput<typeof readVideo>): Promise<VideoView> {
    return this.readVideos.one(viewer, params.videoId);
  }

  @Route(updateVideo)
  update(@Me() me: AccountViewer, @Input() input: OperationInput<typeof updateVideo>): Promise<VideoView> {
    return this.updateVideo.execute(me, input);
  }

  @Route(setVideoTags)
  setTags(@Me() me: AccountViewer, @Input() input: OperationInput<typeof setVideoTags>): Promise<VideoView> {
    return this.tagVideo.execute(me, input);
  }

  @Route(deleteVideo)
  async delete(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof deleteVideo>,
  ): Promise<void> {
    await this.deleteVideo.execute(me, params.videoId);
  }
}
