import { Injectable } from '@nestjs/common';
import type { Request } from 'express';

import type { Viewer } from '#libs/kernel';

type Recognise = (request: Request) => Promise<Viewer>;

/** People and servers elsewhere who ask for files and are known by their signatures. Without federation there are none. */
@Injectable()
export class SignedCallers {
  private recognise: Recognise | null = null;

  /** Names who knows signatures, where this instance federates. */
  recognisedBy(recognise: Recognise): void {
    this.recognise = recognise;
  }

  /** Whoever is signed in here, or else has signed the request. */
  async of(viewer: Viewer, request: Request): Promise<Viewer> {
    if (viewer.kind !== 'anonymous' || this.recognise === null) return viewer;
    return this.recognise(request);
  }
}
