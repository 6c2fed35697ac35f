import type { DehydratedState } from '@tanstack/react-query';

import type { InstanceView, MeView } from '#libs/contracts';
import type { Language } from '#libs/i18n';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export type { Language };

/** What the server tells every page about whom it is for. */
export interface Session {
  /** Answer of `readInstance`. */
  readonly instance: InstanceView;
  /** Answer of `readMe`, or `null` when nobody is signed in. */
  readonly me: MeView | null;
  /** Number of unread notifications. */
  readonly unread: number;
}

/** Everything the browser needs to take over a page, carried in the page as JSON. */
export interface PageState {
  readonly language: Language;
  readonly theme: Theme;
  readonly session: Session;
  readonly queries: DehydratedState | null;
  /** What the server has drawn is not what stands at this address, so the browser draws the page anew. */
  readonly isStandIn?: boolean;
}

export const PAGE_STATE_ID = 'guildhall-state';

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON that cannot end its script element or begin a comment, whatever people wrote into it. */
export const serialiseState = (state: PageState): string =>
  JSON.stringify(state).replaceAll(/[<>&\u2028\u2029]/g, (character) => ESCAPES[character] as string);

/** Reads the state of the page at hand. */
export const readState = (page: Document): PageState => {
  const text = page.getElementById(PAGE_STATE_ID)?.textContent;
  if (!text) throw new Error('The page carries no state');
  return JSON.parse(text) as PageState;
};
