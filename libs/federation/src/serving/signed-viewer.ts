import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';

import { INSTANCE, type LocalInstance } from '#libs/identity';
import { anonymous, CLOCK, type Clock, type Viewer } from '#libs/kernel';

import { headerListOf } from '../signatures/received-request.js';
import { verifyRequest } from '../signatures/verify-request.js';
import { SENDERS, type Senders } from './senders.js';

const isSigned = ({ headers }: Request): boolean =>
  headers.signature !== undefined ||
  headers['signature-input'] !== undefined ||
  /^signature /i.test(headers.authorization ?? '');

/**
 * On whose behalf a server asks for a document: a person elsewhere or their server, where the signature shows it, and
 * otherwise nobody. Sessions do not count here: documents are for servers. A signature that is wrong makes nobody of
 * its sender, so that whoever may read something gets it and for all others it is not there.
 */
@Injectable()
export class SignedViewer {
  constructor(
    @Inject(SENDERS) private readonly senders: Senders,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(request: Request): Promise<Viewer> {
    if (!isSigned(request)) return anonymous;
    const received = {
      method: request.method,
      url: `https://${this.instance.host}${request.originalUrl}`,
      headers: headerListOf(request.rawHeaders),
      rawBody: new Uint8Array(),
      now: this.clock.now(),
    };
    const verdict = await verifyRequest(received, (keyId) => this.senders.keyOf(keyId));
    return verdict.kind === 'verified' ? this.viewerOf(verdict.owner) : anonymous;
  }

  private async viewerOf(uri: string): Promise<Viewer> {
    const sender = await this.senders.byUri(uri);
    if (sender === null) return anonymous;
    const { ownerId, kind, instanceId } = sender;
    return kind === 'person'
      ? { kind: 'remote-person', personId: ownerId, instanceId }
      : { kind: 'remote-instance', instanceId };
  }
}
