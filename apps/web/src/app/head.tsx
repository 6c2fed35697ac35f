import { createContext, use, useEffect } from 'react';

import { useSession } from './session.js';

/** What search engines and link previews should know about a page. */
export interface HeadInfo {
  readonly title: string;
  readonly description?: string | undefined;
  readonly image?: string | undefined;
  /** Full address of this page. */
  readonly canonical?: string | undefined;
  /** Full address of the ActivityPub representation. */
  readonly activity?: string | undefined;
  readonly type?: 'website' | 'article';
  /** Answer of the server with this page; 200 when left out. */
  readonly status?: 404 | 500;
  /** Asks search engines to stay away. */
  readonly unlisted?: boolean;
}

/** Collects the head while the server renders; in the browser there is none. */
export interface HeadSink {
  readonly collect: (info: HeadInfo) => void;
}

export const HeadContext = createContext<HeadSink | null>(null);

/** Sets the title of the page and, on the server, its description and preview. */
export const useHead = (info: HeadInfo): void => {
  const sink = use(HeadContext);
  const { instance } = useSession();
  sink?.collect(info);
  const title = `${info.title} – ${instance.shortName}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] as string);

const meta = (kind: 'name' | 'property', key: string, value: string | undefined): string =>
  value === undefined || value === '' ? '' : `<meta ${kind}="${key}" content="${escape(value)}" />`;

/** The head of a server-rendered page, with Open Graph tags. */
export const headHtml = (info: HeadInfo, siteName: string, shortName: string): string =>
  [
    `<title>${escape(`${info.title} – ${shortName}`)}</title>`,
    meta('name', 'description', info.description),
    meta('property', 'og:title', info.title),
    meta('property', 'og:description', info.description),
    meta('property', 'og:type', info.type ?? 'website'),
    meta('property', 'og:site_name', siteName),
    meta('property', 'og:url', info.canonical),
    meta('property', 'og:image', info.image),
    info.unlisted === true ? meta('name', 'robots', 'noindex') : '',
    info.canonical === undefined ? '' : `<link rel="canonical" href="${escape(info.canonical)}" />`,
    info.activity === undefined
      ? ''
      : `<link rel="alternate" type="application/activity+json" href="${escape(info.activity)}" />`,
  ].join('');
