import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

import { FeedAddresses, type FeedKind } from '#libs/communities';
import { endFeedAddress, makeFeedAddress, readFeedAddress, type OperationInput } from '#libs/contracts';
import { Input, Me, Open, Route } from '#libs/http';
import { notFound, type AccountViewer } from '#libs/kernel';

import { ReadFeed } from './read-feed.js';

const podcastOf = ({ communityId }: { readonly communityId: string }): FeedKind => ({
  purpose: 'podcast',
  communityId,
});

const SOUND = /^(?<id>[\w-]+)\.m4a$/;

@Controller()
export class FeedController {
  constructor(
    private readonly addresses: FeedAddresses,
    private readonly feed: ReadFeed,
  ) {}

  @Route(readFeedAddress)
  async read(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof readFeedAddress>,
  ): Promise<{ createdAt: string | null }> {
    const createdAt = await this.addresses.createdAt(me, podcastOf(params));
    return { createdAt: createdAt?.toISOString() ?? null };
  }

  @Route(makeFeedAddress)
  async make(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof makeFeedAddress>,
  ): Promise<{ createdAt: string; address: string }> {
    const { createdAt, base } = await this.addresses.make(me, podcastOf(params));
    return { createdAt: createdAt.toISOString(), address: `${base}/feed.xml` };
  }

  @Route(endFeedAddress)
  async end(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof endFeedAddress>,
  ): Promise<void> {
    await this.addresses.end(me, podcastOf(params));
  }

  @Get('/feeds/:secret/feed.xml')
  @Open()
  async write(@Param('secret') secret: string, @Res() response: Response): Promise<void> {
    const xml = await this.feed.write(secret);
    response.setHeader('Cache-Control', 'private, max-age=60');
    // The address is the key: nothing that is opened from here may learn it.
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('X-Robots-Tag', 'noindex');
    response.type('application/rss+xml; charset=utf-8').send(xml);
  }

  @Get('/feeds/:secret/:file')
  @Open()
  async send(
    @Param('secret') secret: string,
    @Param('file') file: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const videoId = SOUND.exec(file)?.groups?.['id'];
    if (videoId === undefined) throw notFound();
    await this.feed.sendSound(secret, videoId, request, response);
  }
}
