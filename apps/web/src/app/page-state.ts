import type { DehydratedState } from '@tanstack/react-query';

import type { Language } from '#libs/i18n';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export type { Language };

/** The instance whose pages these are. */
export interface InstanceInfo {
  readonly name: string;
  /** What fits on a badge and in a page title. */
  readonly shortName: string;
  readonly crestUrl: string | null;
}

/** The person signed in. */
export interface PersonInfo {
  readonly id: string;
  /** Name in addresses and mentions, without `@`. */
  readonly name: string;
  readonly displayName: string;
  readonly avatarUrl: string | null;
  readonly role: 'member' | 'moderator' | 'admin';
  readonly unreadNotifications: number;
}

/** What the server tells every page about whom it is for. */
export interface Session {
  readonly instance: InstanceInfo;
  readonly person: PersonInfo | null;
}

/** Everything the browser needs to take over a page, carried in the page as JSON. */
export interface PageState {
  readonly language: Language;
  readonly theme: Theme;
  readonly session: Session;
  readonly queries: DehydratedState | null;
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
