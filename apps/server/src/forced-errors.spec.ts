import 'reflect-metadata';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Controller,
  Get,
  Injectable,
  Module,
  Query,
  UseGuards,
  UseInterceptors,
  type CanActivate,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { readConfig, type Config } from '#libs/config';
import { configureHttp, HttpAdapter, Open } from '#libs/http';
import { ensureInstance } from '#libs/identity';
import { newId } from '#libs/kernel';
import { createLog, type Log } from '#libs/observability';
import { freePort, given, photo, testDatabase, type TestDatabase } from '#libs/testing';

import { AppModule } from './app.module.js';
import { httpOptions } from './http-options.js';
import { Readiness } from './readiness.js';

const SECRET = 'canary-7f3d2c';
const fail = (): never => {
  throw new Error(`select * from account where password = '${SECRET}'`);
};

@Injectable()
class FailingGuard implements CanActivate {
  canActivate(): boolean {
    return fail();
  }
}
@Injectable()
class FailingPipe implements PipeTransform {
  transform(): unknown {
    return fail();
  }
}
@Injectable()
class FailingInterceptor implements NestInterceptor {
  intercept(): never {
    return fail();
  }
}

@Controller('/forced')
class ForcedController {
  @Get('/handler')
  @Open()
  handler(): string {
    return fail();
  }

  @Get('/promise')
  @Open()
  async promise(): Promise<string> {
    await Promise.resolve();
    return fail();
  }

  @Get('/no-error')
  @Open()
  noError(): string {
    // eslint-disable-next-line no-throw-literal, typescript/only-throw-error
    throw SECRET;
  }

  @Get('/guard')
  @Open()
  @UseGuards(FailingGuard)
  guard(): string {
    return 'never';
  }

  @Get('/pipe')
  @Open()
  pipe(@Query('x', FailingPipe) _x: unknown): string {
    return 'never';
  }

  @Get('/interceptor')
  @Open()
  @UseInterceptors(FailingInterceptor)
  interceptor(): string {
    return 'never';
  }
}

interface LogLine {
  readonly level: number;
  readonly requestId?: string;
  readonly route?: string;
  readonly err?: { readonly message: string; readonly stack: string };
}
const WARNING = 40;
const ERROR = 50;

describe('an error that nobody expected', () => {
  let test: TestDatabase;
  let dataDir: string;
  let config: Config;
  let app: NestExpressApplication;
  let url: string;
  let cookie: string;
  const lines: LogLine[] = [];

  const compose = async (log: Log): Promise<NestExpressApplication> => {
    const platform = {
      config,
      database: test.database,
      instance: await ensureInstance(test.database, config.publicUrl),
      log,
    };
    @Module({
      imports: [AppModule.of(platform, new Readiness(test.database))],
      controllers: [ForcedController],
    })
    class ForcedModule {}
    const made = await NestFactory.create<NestExpressApplication>(ForcedModule, new HttpAdapter(), {
      bodyParser: false,
      logger: false,
      abortOnError: false,
    });
    configureHttp(made, httpOptions(made, config, log));
    return made;
  };

  beforeAll(async () => {
    test = await testDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-forced-'));
    const port = String(await freePort());
    config = readConfig({ DATABASE_URL: test.url, DATA_DIR: dataDir, PORT: port, ROLES: 'web' });
    const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line) as LogLine) });
    app = await compose(log);
    await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    cookie = await given(test.database).cookie(await given(test.database).person());
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Sends a request, and expects an answer that tells nothing and exactly one line in the log that tells the cause. */
  const expectFailure = async (
    path: string,
    expected: { readonly status: number; readonly code: string; readonly cause: RegExp },
    init: RequestInit = {},
  ): Promise<void> => {
    const answer = await fetch(url + path, { ...init, headers: { cookie, ...init.headers } });
    const text = await answer.text();
    const problem = JSON.parse(text) as Record<string, unknown>;
    expect({ status: answer.status, code: problem['code'] }).toEqual({
      status: expected.status,
      code: expected.code,
    });
    expect(Object.keys(problem).toSorted()).toEqual(
      ['code', 'detail', 'requestId', 'status', 'title', 'type'].toSorted(),
    );
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const shown = `${text}\n${[...answer.headers].join('\n')}`;
    for (const hidden of [
      SECRET,
      hostname(),
      process.cwd(),
      dataDir,
      process.version,
      'node_modules',
      'express',
    ])
      expect(shown).not.toContain(hidden);
    expect(shown).not.toMatch(/\bat \w+.*:\d+|\bselect\b|\binsert\b|relation|postgres|\.[jt]s\b/i);
    const logged = lines.filter(({ requestId }) => requestId === problem['requestId']);
    const level = expected.status === 503 ? WARNING : ERROR;
    expect(logged.map((line) => line.level)).toEqual([level]);
    expect(JSON.stringify(logged[0]?.err)).toMatch(expected.cause);
  };
  const unexpected = { status: 500, code: 'unexpected', cause: new RegExp(SECRET) };
  const lost = { status: 500, code: 'unexpected', cause: /relation .*does not exist/ };
  const hide = (table: string) => test.database.pool.query(`alter table ${table} rename to ${table}_gone`);
  const restore = (table: string) => test.database.pool.query(`alter table ${table}_gone rename to ${table}`);

  it.each(['handler', 'promise', 'no-error', 'guard', 'pipe', 'interceptor'])(
    'API10 K7: in a %s becomes a plain 500, logged once with its cause',
    (place) => expectFailure(`/forced/${place}`, unexpected),
  );

  it('API10 K7: in the database, for a read, a write and the look-up of the caller, becomes a plain 500', async () => {
    await hide('community');
    await expectFailure('/api/communities', lost);
    await restore('community');
    await hide('idempotency_key');
    await expectFailure('/api/communities', lost, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify({
        name: 'allotments',
        title: 'Allotments',
        purpose: 'Plots and queues',
        visibility: 'organisation',
        joinPolicy: 'open',
      }),
    });
    await restore('idempotency_key');
    await hide('session');
    await expectFailure('/api/me', lost);
    await restore('session');
    expect((await fetch(`${url}/api/communities`, { headers: { cookie } })).status).toBe(200);
  });

  it('K7: in a request for a feed or calendar, is logged without the address, which is a key', async () => {
    const key = 'k'.repeat(43);
    for (const table of ['feed_address', 'session']) {
      await hide(table);
      for (const path of [`/feeds/${key}/feed.xml`, `/calendars/${key}/events.ics`])
        await expectFailure(path, lost);
      await restore(table);
    }
    const routes = lines.map(({ route }) => route);
    expect(routes).toEqual(
      expect.arrayContaining([
        '/feeds/:secret/feed.xml',
        '/feeds/…',
        '/calendars/:secret/events.ics',
        '/calendars/…',
      ]),
    );
    expect(JSON.stringify(lines)).not.toContain(key);
  });

  it('API10 K7: in the storage becomes a plain 503, logged once with its cause', async () => {
    const form = new FormData();
    form.set('purpose', 'attachment');
    form.set('file', new Blob([new Uint8Array(await photo('png', { width: 8, height: 8 }))]), 'plan.png');
    await rm(join(dataDir, 'objects'), { recursive: true, force: true });
    await writeFile(join(dataDir, 'objects'), 'no folder');
    await expectFailure(
      '/api/files',
      { status: 503, code: 'storage.unavailable', cause: /ENOTDIR|EEXIST/ },
      { method: 'POST', headers: { 'idempotency-key': newId() }, body: form },
    );
  });
});
