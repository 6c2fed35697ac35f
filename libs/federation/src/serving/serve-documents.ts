import { Injectable } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';

import { contextOf } from '#libs/http';
import { anonymous, DomainError } from '#libs/kernel';

import { wantsActivityJson } from '../discovery/negotiate.js';
import { AnswerDiscovery } from './answer-discovery.js';
import { etagOf, NOT_THERE, WRITE_ONLY, type Answer } from './answers.js';
import type { Read } from './document-route.js';
import { DocumentRoutes } from './document-routes.js';
import { FindPage } from './find-page.js';
import { NoteReaders } from './note-readers.js';
import { queryOf } from './query-of.js';
import { SignedViewer } from './signed-viewer.js';

const INBOX = /^(?:\/inbox|\/actor\/inbox|\/[uc]\/[a-z0-9_]{1,30}\/inbox)\/?$/;

/** What is served whatever a request accepts, as there is no page at the address. */
const ALWAYS =
  /^\/(?:actor(?:\/(?:outbox|communities|organisation))?|activities\/.+|[uc]\/[^/]+\/(?:outbox|followers|following|featured|moderators)|p\/[^/]+\/(?:replies|chapters))\/?$/;

/**
 * Serves what other servers read, before the pages. At addresses that have a page as well, `Accept` decides; browsers
 * that open the id of a person, post or thread are sent to its page.
 */
@Injectable()
export class ServeDocuments {
  constructor(
    private readonly discovery: AnswerDiscovery,
    private readonly routes: DocumentRoutes,
    private readonly signed: SignedViewer,
    private readonly pages: FindPage,
    private readonly readers: NoteReaders,
  ) {}

  readonly handle: RequestHandler = (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    this.answer(request).then(
      (answer) => (answer === null ? next() : send(request, response, answer)),
      (error: unknown) => next(error),
    );
    return undefined;
  };

  /** Null where a page, or nothing of ours, is asked for. */
  private async answer(request: Request): Promise<Answer | string | null> {
    const discovery = this.discovery.answer(request);
    if (discovery !== null) return (await discovery) ?? NOT_THERE;
    const wantsDocument = wantsActivityJson(request.headers.accept) || ALWAYS.test(request.path);
    if (!wantsDocument) return this.pages.of(contextOf(request).viewer, request.path);
    if (INBOX.test(request.path)) return WRITE_ONLY;
    const found = this.routes.find(request.path);
    return found === null ? null : this.read(request, found);
  }

  private async read(
    request: Request,
    { read, names }: { readonly read: Read; readonly names: readonly string[] },
  ): Promise<Answer> {
    // The document of the instance has the key with which a signature is verified: it needs none itself.
    const viewer = request.path === '/actor' ? anonymous : await this.signed.of(request);
    const query = queryOf(request);
    try {
      const answer = (await read({ viewer, names, query, cursor: query.get('page') })) ?? NOT_THERE;
      if ('instanceId' in viewer) await this.readers.note(viewer.instanceId, answer.body);
      return answer;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'cursor.invalid') return NOT_THERE;
      throw error;
    }
  }
}

const send = (request: Request, response: Response, answer: Answer | string): void => {
  response.setHeader('Vary', 'Accept');
  if (typeof answer === 'string') return response.redirect(302, answer);
  // Who may read it is decided anew at every request, by its signature.
  response.setHeader('Cache-Control', 'private, no-cache');
  const etag = answer.status === 200 ? etagOf(answer) : null;
  if (etag !== null) response.setHeader('ETag', etag);
  if (etag !== null && request.headers['if-none-match'] === etag) {
    response.status(304).end();
    return undefined;
  }
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': answer.body.length });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
  return undefined;
};
