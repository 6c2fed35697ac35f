import { useTranslation } from 'react-i18next';

import type { Contribution, PersonCard } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { Card } from '../../design/card.js';
import { Icon, type IconName } from '../../design/icon.js';
import { Time } from '../../design/time.js';
import { documentHref } from '../documents/document-href.js';
import { personHref } from '../people/person-href.js';
import { publicationHref } from '../publishing/publication-href.js';
import { SkillName } from '../skills/skill-name.js';
import { threadHref } from '../thread/thread-start.js';

type Written = Extract<Contribution, { thread: object }>;
type Article = Extract<Contribution, { kind: 'article' }>;
type Document = Extract<Contribution, { kind: 'document' }>;
type Endorsed = Extract<Contribution, { skill: object }>;

const ICONS: Readonly<Record<Contribution['kind'], IconName>> = {
  thread: 'speech',
  video: 'film',
  answer: 'check-circle',
  post: 'reply',
  article: 'edit',
  document: 'paperclip',
  endorsement: 'star',
};

/** What it is, in words and as a picture, and when it was. */
const Over = ({ kind, at }: Pick<Contribution, 'kind' | 'at'>) => {
  const { t } = useTranslation();
  return (
    <p className="gh-small gh-soft">
      {/* i18n-keys: contributions:item.* */}
      <Icon name={ICONS[kind]} size="small" /> {t(`contributions:item.${kind}`)} ·{' '}
      <Time value={at} look="date" />
    </p>
  );
};

/** How it begins. */
const Words = ({ item: { excerpt, language } }: { item: Written | Article | Document }) =>
  excerpt === '' ? null : (
    <p className="gh-contribution__words" lang={language}>
      {excerpt}
    </p>
  );

const WrittenItem = ({ item }: { item: Written }) => (
  <>
    <Over kind={item.kind} at={item.at} />
    <h3>
      <AppLink
        href={threadHref(item.thread, item.community, item.number === 1 ? undefined : item.number)}
        lang={item.language}
      >
        {item.thread.title}
      </AppLink>
    </h3>
    <Words item={item} />
    <p className="gh-small gh-soft">{item.community.title}</p>
  </>
);

const ArticleItem = ({ item, author }: { item: Article; author: PersonCard }) => (
  <>
    <Over kind={item.kind} at={item.at} />
    <h3>
      <AppLink href={publicationHref({ ...item, author })} lang={item.language}>
        {item.title}
      </AppLink>
    </h3>
    <Words item={item} />
  </>
);

const DocumentItem = ({ item }: { item: Document }) => (
  <>
    <Over kind={item.kind} at={item.at} />
    <h3>
      <AppLink href={documentHref(item.id)} lang={item.language}>
        {item.title}
      </AppLink>
    </h3>
    <Words item={item} />
    <p className="gh-small gh-soft">{item.community.title}</p>
  </>
);

const EndorsedItem = ({ item: { kind, at, skill, endorser } }: { item: Endorsed }) => {
  const { t } = useTranslation();
  return (
    <>
      <Over kind={kind} at={at} />
      <h3>
        <SkillName skill={skill} />
      </h3>
      {endorser !== null && (
        <p className="gh-small">
          <AppLink href={personHref(endorser)}>
            {t('contributions:item.endorsed-by', { name: endorser.displayName })}
          </AppLink>{' '}
          <span className="gh-soft">{endorser.organisation.shortName}</span>
        </p>
      )}
    </>
  );
};

const Body = ({ item, person }: { item: Contribution; person: PersonCard }) => {
  if (item.kind === 'endorsement') return <EndorsedItem item={item} />;
  if (item.kind === 'article') return <ArticleItem item={item} author={person} />;
  if (item.kind === 'document') return <DocumentItem item={item} />;
  return <WrittenItem item={item} />;
};

/** One thing that a person gave, with the way to it. */
export const ContributionItem = ({ item, person }: { item: Contribution; person: PersonCard }) => (
  <Card as="li">
    <Body item={item} person={person} />
  </Card>
);
