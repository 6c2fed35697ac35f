import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';

import { INSTANCE, type LocalInstance } from '#libs/identity';

import { hostMeta } from '../discovery/host-meta.js';
import { Addresses } from '../outgoing/addresses.js';
import { XRD_XML } from '../outgoing/content-types.js';
import { AnswerWebFinger } from './answer-webfinger.js';
import type { Answer } from './answers.js';
import { queryOf } from './query-of.js';
import { ReadInstance } from './read-instance.js';
import { SignedViewer } from './signed-viewer.js';

/** Answers those who look for actors, or for what this server is. */
@Injectable()
export class AnswerDiscovery {
  private readonly at: Addresses;

  constructor(
    @Inject(INSTANCE) instance: LocalInstance,
    private readonly readInstance: ReadInstance,
    private readonly webFinger: AnswerWebFinger,
    private readonly signed: SignedViewer,
  ) {
    this.at = new Addresses(instance.host);
  }

  /** Null where the address is none of discovery; an answer of null where nothing is found. */
  answer(request: Request): Promise<Answer | null> | null {
    const { path } = request;
    if (path === '/.well-known/webfinger') return this.findActor(request);
    if (path === '/.well-known/host-meta') return Promise.resolve(this.hostMeta());
    if (path === '/.well-known/nodeinfo') return Promise.resolve(this.readInstance.nodeInfoLinks());
    if (path === '/nodeinfo/2.0') return this.readInstance.nodeInfo('2.0');
    return path === '/nodeinfo/2.1' ? this.readInstance.nodeInfo('2.1') : null;
  }

  private async findActor(request: Request): Promise<Answer | null> {
    const viewer = await this.signed.of(request);
    return this.webFinger.execute(viewer, queryOf(request).get('resource'));
  }

  private hostMeta(): Answer {
    const headers = { 'Content-Type': XRD_XML, 'Access-Control-Allow-Origin': '*' };
    return { status: 200, headers, body: Buffer.from(hostMeta(this.at)) };
  }
}
