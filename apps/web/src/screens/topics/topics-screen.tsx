import { useTranslation } from 'react-i18next';

import {
  followTopic,
  listFollowedTopics,
  listNews,
  readHome,
  unfollowTopic,
  type FollowedTopic,
} from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { Select } from '../../design/select.js';
import { Page } from '../../shell/page.js';
import { FormProblem } from '../forms/form-problem.js';
import { ListState } from '../lists/list-state.js';
import { OwnPages } from '../sections/own-pages.js';
import { SkillChoice } from '../skills/skill-choice.js';
import { SkillName, useSkillName } from '../skills/skill-name.js';

import './topics.css';

// i18n-keys: people:topics.level.*
const LEVELS = ['all', 'none', 'mute'] as const;

const REFRESHES = [listFollowedTopics, listNews, readHome];

const useTopics = () => {
  const follow = useCommand(followTopic, { refreshes: REFRESHES });
  const end = useCommand(unfollowTopic, { refreshes: REFRESHES });
  return {
    set: (skillId: string, level: FollowedTopic['level']) =>
      follow.mutateAsync({ params: { skillId }, body: { level } }),
    end: (skillId: string) => end.mutate({ params: { skillId } }),
    error: follow.error ?? end.error,
  };
};

interface TopicProps {
  readonly topic: FollowedTopic;
  readonly topics: ReturnType<typeof useTopics>;
}

const Topic = ({ topic: { skill, level }, topics }: TopicProps) => {
  const { t } = useTranslation();
  const name = useSkillName()(skill).text;
  return (
    <li className="topic">
      <h3 className="topic__name">
        <SkillName skill={skill} />
      </h3>
      <Select
        label={t('people:topics.level-of', { name })}
        value={level}
        onChange={(chosen) => void topics.set(skill.id, chosen).catch(() => undefined)}
        options={LEVELS.map((value) => ({
          value,
          label: t(`people:topics.level.${value}`),
          description: t(`people:topics.level.${value}-detail`),
        }))}
      />
      <Button variant="quiet" icon="close" onPress={() => topics.end(skill.id)}>
        {t('people:topics.end', { name })}
      </Button>
    </li>
  );
};

const Topics = () => {
  const { t } = useTranslation();
  const list = useOperation(listFollowedTopics);
  const topics = useTopics();
  const items = list.data?.items ?? [];
  return (
    <>
      <FormProblem problem={topics.error} />
      <SkillChoice
        label={t('people:topics.add')}
        description={t('people:topics.add-help')}
        without={items.map(({ skill }) => skill)}
        onChoose={({ id }) => topics.set(id, 'all')}
      />
      <section className="gh-stack" aria-labelledby="topics">
        <h2 id="topics">{t('people:topics.mine')}</h2>
        <ListState
          list={list}
          isEmpty={items.length === 0}
          empty={
            <EmptyState icon="bulb" title={t('people:topics.none-title')} headingLevel={3}>
              <p>{t('people:topics.none-text')}</p>
            </EmptyState>
          }
        >
          <ul className="topics">
            {items.map((topic) => (
              <Topic key={topic.skill.id} topic={topic} topics={topics} />
            ))}
          </ul>
        </ListState>
      </section>
    </>
  );
};

/** Topics that the reader follows, and how much they hear of each. */
export const TopicsScreen = () => {
  const { t } = useTranslation();
  const title = t('people:topics.title');
  return (
    <OwnPages title={title}>
      {() => (
        <Page title={title} lead={t('people:topics.lead')} width="narrow">
          <Topics />
        </Page>
      )}
    </OwnPages>
  );
};
