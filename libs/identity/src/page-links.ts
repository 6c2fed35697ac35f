import { linkPages } from '#libs/contracts';

/** Addresses of our pages for e-mails; always on the configured origin, whatever host a request named. */
export class PageLinks {
  constructor(private readonly publicUrl: string) {}

  /** `secret` goes into the fragment, which browsers keep to themselves. */
  to(page: keyof typeof linkPages, secret?: string): string {
    return `${this.publicUrl}${linkPages[page]}${secret === undefined ? '' : `#${secret}`}`;
  }
}
