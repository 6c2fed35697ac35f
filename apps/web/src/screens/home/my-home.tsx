import { useTranslation } from 'react-i18next';

import {
  listCommunities,
  listThreads,
  listUnreadCounts,
  markAllRead,
  readHome,
  type CommunityCard,
  type OperationAnswer,
} from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { LinkButton } from '../../design/link-button.js';
import { showToast } from '../../design/toast.js';
import { Page } from '../../shell/page.js';
import { ListState } from '../lists/list-state.js';
import { MyCommunities } from './my-communities.js';
import { MyDrafts } from './my-drafts.js';
import { MyFollowed } from './my-followed.js';
import { MyIntroduction } from './my-introduction.js';
import { MyInvitations } from './my-invitations.js';
import { ThreadsAcross } from './threads-across.js';

import './home.css';

type Home = OperationAnswer<typeof readHome>;

const MarkAllRead = () => {
  const { t } = useTranslation();
  const mark = useCommand(markAllRead, {
    refreshes: [readHome, listUnreadCounts, listThreads],
    onDone: () => showToast(t('communities:home.all-read-done')),
  });
  return (
    <Button
      size="small"
      variant="quiet"
      icon="check"
      isPending={mark.isPending}
      onPress={() => mark.mutate({})}
    >
      {t('communities:home.mark-all-read')}
    </Button>
  );
};

const News = ({ home }: { home: Home }) => {
  const { t } = useTranslation();
  return (
    <section className="gh-stack">
      <div className="gh-row" data-align="between">
        <h2>{t('communities:home.new')}</h2>
        {home.unread.length > 0 && <MarkAllRead />}
      </div>
      {home.unread.length > 0 ? (
        <ThreadsAcross threads={home.unread} filter="unread" next={home.nextUnread} />
      ) : (
        <EmptyState icon="check-circle" title={t('communities:home.nothing-new-title')} headingLevel={3}>
          <p>{t('communities:home.nothing-new-text')}</p>
        </EmptyState>
      )}
    </section>
  );
};

const Questions = ({ home: { questions, nextQuestion } }: { home: Home }) => {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  return (
    <section className="gh-stack">
      <div>
        <h2>{t('communities:home.questions')}</h2>
        <p className="gh-soft">{t('communities:home.questions-text')}</p>
      </div>
      <ThreadsAcross threads={questions} filter="unanswered" next={nextQuestion} />
    </section>
  );
};

const OnTopics = ({ home: { topics, nextTopic } }: { home: Home }) => {
  const { t } = useTranslation();
  if (topics.length === 0) return null;
  return (
    <section className="gh-stack">
      <h2>{t('communities:home.topics')}</h2>
      <ThreadsAcross threads={topics} filter="topics" next={nextTopic} />
    </section>
  );
};

interface PlaceProps {
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly link: string;
}

/** Says in a sentence what there is besides threads, and leads there. */
const Place = ({ title, text, href, link }: PlaceProps) => (
  <section className="gh-stack" data-gap="small">
    <h2 className="gh-home__side-title">{title}</h2>
    <p className="gh-soft">{text}</p>
    <p>
      <AppLink href={href}>{link}</AppLink>
    </p>
  </section>
);

const Places = () => {
  const { t } = useTranslation();
  return (
    <>
      <Place
        title={t('people:topics.title')}
        text={t('people:topics.lead')}
        href="/topics"
        link={t('people:topics.choose')}
      />
      <Place title={t('events:title')} text={t('events:lead')} href="/events" link={t('events:mine')} />
      <Place
        title={t('pathways:title')}
        text={t('pathways:lead')}
        href="/pathways"
        link={t('pathways:see-all')}
      />
    </>
  );
};

const Side = ({ home, communities }: { home: Home | undefined; communities: readonly CommunityCard[] }) => (
  <>
    {home && home.drafts.length > 0 && <MyDrafts drafts={home.drafts} />}
    {communities.length > 0 && <MyCommunities communities={communities} unread={home?.communities ?? []} />}
    <Places />
  </>
);

const Newcomer = () => {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon="communities"
      title={t('communities:home.no-communities-title')}
      actions={
        <LinkButton href="/communities" variant="primary">
          {t('communities:home.find')}
        </LinkButton>
      }
    >
      <p>{t('communities:home.no-communities-text')}</p>
    </EmptyState>
  );
};

/** What has happened since the last visit, newest first and nothing chosen by a machine. */
export const MyHome = () => {
  const { t } = useTranslation();
  const home = useOperation(readHome);
  const mine = useOperation(listCommunities, { query: { mine: 'true', order: 'name', limit: '100' } });
  const communities = mine.data?.items ?? [];
  return (
    <Page title={t('common:shell.home')} aside={<Side home={home.data} communities={communities} />}>
      <MyIntroduction />
      <MyInvitations />
      <ListState
        list={mine.isPending ? mine : home}
        isEmpty={mine.isSuccess && communities.length === 0}
        empty={<Newcomer />}
      >
        {home.data && (
          <>
            <News home={home.data} />
            <Questions home={home.data} />
            <OnTopics home={home.data} />
          </>
        )}
      </ListState>
      <MyFollowed />
    </Page>
  );
};
