import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';

import { FeedAddresses, type FeedKind } from '#libs/communities';
import {
  endCalendarAddress,
  makeCalendarAddress,
  readCalendarAddress,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Open, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { ReadCalendar } from './read-calendar.js';

const calendarOf = ({ communityId }: { readonly communityId?: string | undefined }): FeedKind => ({
  purpose: 'calendar',
  communityId: communityId ?? null,
});

const send = (response: Response, calendar: string): void => {
  response.setHeader('X-Robots-Tag', 'noindex');
  response.type('text/calendar; charset=utf-8').send(calendar);
};

@Controller()
export class CalendarController {
  constructor(
    private readonly addresses: FeedAddresses,
    private readonly readCalendar: ReadCalendar,
  ) {}

  @Route(readCalendarAddress)
  async read(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof readCalendarAddress>,
  ): Promise<{ createdAt: string | null }> {
    const createdAt = await this.addresses.createdAt(me, calendarOf(query));
    return { createdAt: createdAt?.toISOString() ?? null };
  }

  @Route(makeCalendarAddress)
  async make(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof makeCalendarAddress>,
  ): Promise<{ createdAt: string; address: string }> {
    const { createdAt, base } = await this.addresses.make(me, calendarOf(query));
    return { createdAt: createdAt.toISOString(), address: `${base}/events.ics` };
  }

  @Route(endCalendarAddress)
  async end(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof endCalendarAddress>,
  ): Promise<void> {
    await this.addresses.end(me, calendarOf(query));
  }

  @Get('/calendars/:secret/events.ics')
  @Open()
  async feed(@Param('secret') secret: string, @Res() response: Response): Promise<void> {
    const calendar = await this.readCalendar.feed(secret);
    response.setHeader('Cache-Control', 'private, max-age=60');
    // The address is the key: nothing that is opened from here may learn it.
    response.setHeader('Referrer-Policy', 'no-referrer');
    send(response, calendar);
  }

  @Get('/events/:eventId/event.ics')
  @Open()
  async one(
    @Who() viewer: Viewer,
    @Param('eventId') eventId: string,
    @Res() response: Response,
  ): Promise<void> {
    const calendar = await this.readCalendar.one(viewer, eventId);
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('Content-Disposition', 'attachment; filename="event.ics"');
    send(response, calendar);
  }
}
