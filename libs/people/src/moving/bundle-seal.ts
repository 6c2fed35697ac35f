import { Injectable } from '@nestjs/common';

import type { BundleProof } from '#libs/contracts';
import { DomainError } from '#libs/kernel';

/** A document of JSON; nothing in it is known yet. */
export type SealedDocument = Readonly<Record<string, unknown>>;

/** What became of a document that another server is said to have signed. */
export type Opened =
  | {
      readonly kind: 'opened';
      /** What was proved, and nothing else. */
      readonly document: SealedDocument;
      /** The server whose own key proves it. */
      readonly issuer: { readonly uri: string; readonly host: string; readonly instanceId: string };
    }
  | { readonly kind: 'refused'; readonly because: 'broken' | 'issuer-unknown' };

/** Signs what people take to other servers, and checks what these have signed. */
export interface SealBundles {
  /** The id of this instance among others. */
  readonly issuer: string;
  /** The id among others of a person here, by name. */
  personUri(name: string): string;
  /** The address at which anybody reads a post here, by its community, thread and number. */
  postUrl(community: string, threadId: string, number: number): string;
  seal<Document extends SealedDocument>(document: Document): Promise<Document & { proof: BundleProof }>;
  open(document: SealedDocument): Promise<Opened>;
}

/** The seal of this instance. Without federation there is none. */
@Injectable()
export class BundleSeal {
  private seals: SealBundles | null = null;

  /** Names who signs, where this instance federates. */
  sealedBy(seals: SealBundles): void {
    this.seals = seals;
  }

  /** @throws DomainError `federation.off` */
  get hand(): SealBundles {
    if (this.seals === null) throw new DomainError('federation.off');
    return this.seals;
  }
}
