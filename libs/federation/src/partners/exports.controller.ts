import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { Controller, Get, Inject, Optional, Param, Res } from '@nestjs/common';
import type { Response } from 'express';

import { Open, Who } from '#libs/http';
import { DomainError, type AccountViewer, type Viewer } from '#libs/kernel';
import { CSV_START, csvLine } from '#libs/text';

import { ErasureDesk } from '../erasure/erasure-desk.js';
import { ConsoleDesk } from './console-desk.js';
import { deliveryTable, erasureTable, partnerTable, type CsvTable } from './csv-tables.js';
import { demandAdmin } from './read-partners.js';

const administratorOf = (viewer: Viewer): AccountViewer => {
  if (viewer.kind !== 'account') throw new DomainError('sign-in-required');
  demandAdmin(viewer);
  return viewer;
};

const federated = <Desk>(desk: Desk | undefined): Desk => {
  if (desk === undefined) throw new DomainError('federation.off');
  return desk;
};

/** Lines are made as fast as the reader takes them; few rows are in memory at a time. */
async function* linesOf<Row>(
  { header, cells }: CsvTable<Row>,
  rows: AsyncIterable<Row>,
): AsyncGenerator<string> {
  yield CSV_START + csvLine(header);
  for await (const row of rows) yield csvLine(cells(row));
}

const send = async (response: Response, name: string, lines: AsyncIterable<string>): Promise<void> => {
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${name}.csv"`);
  response.setHeader('Cache-Control', 'private, no-store');
  // A reader who leaves, or a database that breaks off, ends the connection: a cut table must not look whole.
  await pipeline(Readable.from(lines), response).catch(() => response.destroy());
};

/** Tables for administrators to take along. Where federation is off, there is none. */
@Controller('/exports')
export class ExportsController {
  constructor(
    @Optional() @Inject(ConsoleDesk) private readonly exchange: ConsoleDesk | undefined,
    @Optional() @Inject(ErasureDesk) private readonly erasures: ErasureDesk | undefined,
  ) {}

  @Get('/partners.csv')
  @Open()
  async partners(@Who() viewer: Viewer, @Res() response: Response): Promise<void> {
    const me = administratorOf(viewer);
    const { partners } = federated(this.exchange);
    await send(response, 'partners', linesOf(partnerTable, partners.all(me)));
  }

  @Get('/partners/:host/deliveries.csv')
  @Open()
  async deliveries(
    @Who() viewer: Viewer,
    @Param('host') text: string,
    @Res() response: Response,
  ): Promise<void> {
    const me = administratorOf(viewer);
    const { partners, deliveries } = federated(this.exchange);
    const { host } = await partners.read(me, text);
    await send(response, `deliveries-${host}`, linesOf(deliveryTable, deliveries.recent(me, host)));
  }

  @Get('/erasures.csv')
  @Open()
  async evidence(@Who() viewer: Viewer, @Res() response: Response): Promise<void> {
    const me = administratorOf(viewer);
    const { evidence } = federated(this.erasures);
    await send(response, 'erasures', linesOf(erasureTable, evidence.all(me)));
  }
}
