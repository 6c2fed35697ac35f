import { contributionKinds } from '#libs/contracts';
import { formatDate, formatNumber, translator, type Language, type Translate } from '#libs/i18n';
import { escapeHtml } from '#libs/text';

import type { CvFacts, NamedContribution } from './read-cv.js';

/** Where and when the file is made, and in which language. */
export interface CvPlace {
  readonly language: Language;
  /** Address of this server, without a slash at its end. */
  readonly origin: string;
  readonly now: Date;
}

const STYLE = `body{margin:0 auto;max-width:46rem;padding:2rem 1rem;color:#1b1f24;background:#fff;
font:1rem/1.5 'Public Sans',Arial,sans-serif}h1,h2,h3{line-height:1.25}h2{margin-top:2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:bold}dd{margin:0}
a{color:#1d4f91}li{margin-bottom:.25rem;overflow-wrap:anywhere}p{white-space:pre-line;overflow-wrap:anywhere}
footer{margin-top:2rem;border-top:1px solid #c8ced6;color:#4a535e;font-size:.9rem}
@media print{body{max-width:none;padding:0}a{color:inherit}h2,h3{break-after:avoid}li{break-inside:avoid}}`;

const section = (title: string, body: string): string =>
  body === '' ? '' : `<section>\n<h2>${escapeHtml(title)}</h2>\n${body}\n</section>`;

const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;

const marked = (words: string, lang: Language, own: Language): string =>
  lang === own ? escapeHtml(words) : `<span lang="${lang}">${escapeHtml(words)}</span>`;

const about = ({ profile }: CvFacts, t: Translate): string => {
  const told: [string, string][] = [
    ['roleTitle', profile.roleTitle],
    ['team', profile.team],
    ['place', profile.place],
    ['languages', profile.languages.map((each) => t(`people:language.${each}`)).join(', ')],
  ];
  const rows = told
    .filter(([, value]) => value !== '')
    // i18n-keys: people:field.*
    .map(
      ([field, value]) => `<dt>${escapeHtml(t(`people:field.${field}`))}</dt><dd>${escapeHtml(value)}</dd>`,
    );
  const organisation = `<dt>${escapeHtml(t('people:facet.organisation'))}</dt><dd>${escapeHtml(profile.organisation.name)}</dd>`;
  return `<dl>${[organisation, ...rows].join('\n')}</dl>`;
};

const skillsIn = ({ skills }: CvFacts, t: Translate, own: Language): string =>
  list(
    skills.map(({ labels, endorsements: count }) => {
      const lang = labels[own] === '' ? (own === 'cy' ? 'en' : 'cy') : own;
      const endorsed = count === 0 ? '' : ` (${escapeHtml(t('skills:endorsed.by', { count }))})`;
      return marked(labels[lang], lang, own) + endorsed;
    }),
  );

const totalsIn = ({ totals }: CvFacts, t: Translate, language: Language): string =>
  list(
    contributionKinds
      .filter((kind) => totals[kind] > 0)
      // i18n-keys: contributions:kind.*
      .map(
        (kind) => `${escapeHtml(t(`contributions:kind.${kind}`))}: ${formatNumber(language, totals[kind])}`,
      ),
  );

type Posted = Extract<NamedContribution, { thread: object }>;

const pathOfPost = ({ thread, community, number }: Posted): string => {
  const { isLocal, host } = community.organisation;
  const name = isLocal ? community.name : `${community.name}@${host}`;
  const post = number === 1 ? '' : `?at=${number}#post-${number}`;
  return `/c/${name}/t/${thread.id}/${thread.slug}${post}`;
};

/** What it is called, where it stands, and in which community, if in one. */
const entryOf = (
  item: NamedContribution,
  author: string,
): { title: string; path: string; within: string } => {
  if (item.kind === 'article')
    return { title: item.title, path: `/@${author}/blog/${item.id}/${item.slug}`, within: '' };
  const within = item.community.title;
  if (item.kind === 'document') return { title: item.title, path: `/documents/${item.id}`, within };
  return { title: item.thread.title, path: pathOfPost(item), within };
};

const linked = (item: NamedContribution, author: string, { origin, language }: CvPlace): string => {
  const { title, path, within } = entryOf(item, author);
  const link = `<a href="${escapeHtml(origin + path)}">${marked(title, item.language, language)}</a>`;
  const date = formatDate(language, new Date(item.at));
  return [link, ...[within, date].filter((part) => part !== '').map(escapeHtml)].join(', ');
};

const namedIn = ({ named, profile }: CvFacts, t: Translate, place: CvPlace): string =>
  contributionKinds
    .map((kind) => ({ kind, items: named.filter((each) => each.kind === kind) }))
    .filter(({ items }) => items.length > 0)
    .map(
      ({ kind, items }) =>
        `<h3>${escapeHtml(t(`contributions:kind.${kind}`))}</h3>\n${list(items.map((item) => linked(item, profile.name, place)))}`,
    )
    .join('\n');

const paragraph = (words: string, lang: Language): string =>
  words === '' ? '' : `<p lang="${lang}">${escapeHtml(words)}</p>`;

/**
 * A page of its own for a curriculum vitae: it needs nothing from anywhere, prints well, and every text in it is escaped.
 */
export const cvDocument = (facts: CvFacts, place: CvPlace): string => {
  const { language, origin, now } = place;
  const t = translator(language);
  const { profile, badges } = facts;
  const title = t('contributions:cv.title', { name: profile.displayName });
  // i18n-keys: contributions:badge.*
  const earned = list(badges.map((badge) => escapeHtml(t(`contributions:badge.${badge}`))));
  const made = t('contributions:cv.made', { date: formatDate(language, now), address: origin });
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style></head>
<body>
<main>
<h1>${escapeHtml(profile.displayName)}</h1>
${about(facts, t)}
${section(t('people:field.experience'), paragraph(profile.experience, profile.language))}
${section(t('people:field.skills'), skillsIn(facts, t, language))}
${section(t('contributions:badges'), earned)}
${section(t('contributions:totals'), totalsIn(facts, t, language))}
${section(t('contributions:cv.public'), namedIn(facts, t, place))}
</main>
<footer><p>${escapeHtml(made)}</p><p>${escapeHtml(t('contributions:cv.scope'))}</p></footer>
</body>
</html>
`;
};
