/** An entry of a feed. */
export interface Episode {
  readonly id: string;
  readonly title: string;
  /** Plain text. */
  readonly description: string;
  readonly author: string;
  readonly publishedAt: Date;
  /** Page where it is seen and talked about. */
  readonly page: string;
  readonly durationSeconds: number;
  /** Its sound as one file; null where nothing is said. */
  readonly sound: { readonly address: string; readonly bytes: number } | null;
}

export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly language: 'en' | 'cy';
  readonly page: string;
  /** Where the feed itself is read. */
  readonly address: string;
  readonly episodes: readonly Episode[];
}

/** What XML 1.0 section 2.2 has no place for. */
// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const NOT_IN_XML =
  /[\0-\x08\x0B\f\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  text.replaceAll(NOT_IN_XML, '').replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

const clock = (seconds: number): string =>
  [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');

const itemOf = (episode: Episode): string => `<item>
<guid isPermaLink="false">urn:uuid:${episode.id}</guid>
<title>${escaped(episode.title)}</title>
<link>${escaped(episode.page)}</link>
<description>${escaped(episode.description)}</description>
<pubDate>${episode.publishedAt.toUTCString()}</pubDate>
<itunes:author>${escaped(episode.author)}</itunes:author>
<itunes:duration>${clock(episode.durationSeconds)}</itunes:duration>${
  episode.sound === null
    ? ''
    : `\n<enclosure url="${escaped(episode.sound.address)}" length="${episode.sound.bytes}" type="audio/mp4"/>`
}
</item>`;

/**
 * A feed that podcast apps read, and that none of their directories takes up.
 *
 * @see https://www.rssboard.org/rss-specification RSS 2.0
 */
export const writeRss = (feed: Feed): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escaped(feed.title)}</title>
<link>${escaped(feed.page)}</link>
<atom:link href="${escaped(feed.address)}" rel="self" type="application/rss+xml"/>
<description>${escaped(feed.description)}</description>
<language>${feed.language === 'cy' ? 'cy' : 'en-gb'}</language>
<itunes:block>Yes</itunes:block>
${feed.episodes.map(itemOf).join('\n')}
</channel>
</rss>
`;
