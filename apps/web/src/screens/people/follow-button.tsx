import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { endFollow, readFollow, setFollow, type FollowView, type PersonProfile } from '#libs/contracts';

import type { ApiProblem } from '../../api/api-problem.js';
import { queryKeyOf } from '../../api/query-keys.js';
import { useCommand, useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { Menu, type MenuGroup, type MenuTriggerProps } from '../../design/menu.js';
import { showToast } from '../../design/toast.js';
import { personHandle } from './person-href.js';

// i18n-keys: people:follow.level.*
const LEVELS = ['all', 'threads', 'none', 'mute'] as const;
type Level = (typeof LEVELS)[number];

/** How often it is asked whether somebody elsewhere has answered, in milliseconds. */
const ASK_AGAIN = 5000;

const isFollowing = ({ state }: FollowView): boolean => state === 'pending' || state === 'accepted';

const useFollow = (person: PersonProfile) => {
  const queries = useQueryClient();
  const problemText = useProblemText();
  const input = { params: { handle: personHandle(person) } };
  const { data } = useOperation(readFollow, input, {
    again: (view) => (view?.state === 'pending' ? ASK_AGAIN : false),
  });
  const onFailed = (problem: ApiProblem): void => showToast(problemText(problem).title, { tone: 'danger' });
  const set = useCommand(setFollow, {
    onDone: (view) => {
      queries.setQueryData(queryKeyOf(readFollow, input), view);
    },
    onFailed,
  });
  const end = useCommand(endFollow, { refreshes: [readFollow], onFailed });
  return {
    view: data,
    isBusy: set.isPending || end.isPending,
    choose: (level: Level) => set.mutate({ ...input, body: { level } }),
    end: () => end.mutate(input),
  };
};

const useGroups = (view: FollowView): MenuGroup[] => {
  const { t } = useTranslation();
  return [
    {
      id: 'level',
      title: t('people:follow.level-title'),
      chosen: view.level,
      entries: LEVELS.map((id) => ({
        id,
        label: t(`people:follow.level.${id}`),
        description: t(`people:follow.level.${id}-detail`),
      })),
    },
    { id: 'end', entries: [{ id: 'end', label: t('people:follow.end'), icon: 'close' }] },
  ];
};

interface FollowControlProps {
  readonly person: PersonProfile;
  readonly follow: ReturnType<typeof useFollow>;
  readonly view: FollowView;
}

/** One button all the time, so that the focus stays where it is: it follows first, then offers what else there is. */
const FollowControl = ({ person, follow, view }: FollowControlProps) => {
  const { t } = useTranslation();
  const groups = useGroups(view);
  const common = (trigger: MenuTriggerProps) => ({ isPending: follow.isBusy, ref: trigger.ref });
  return (
    <Menu
      label={t('people:follow.menu', { name: person.displayName })}
      groups={groups}
      onAction={(id) => (id === 'end' ? follow.end() : follow.choose(id as Level))}
      trigger={(trigger) =>
        isFollowing(view) ? (
          <Button {...trigger} {...common(trigger)} icon={view.state === 'pending' ? 'clock' : 'check'}>
            {t(view.state === 'pending' ? 'people:follow.waiting' : 'people:follow.following')}
          </Button>
        ) : (
          <Button {...common(trigger)} variant="primary" icon="plus" onPress={() => follow.choose('all')}>
            {t('people:follow.follow')}
          </Button>
        )
      }
    />
  );
};

/** Follows a person, and says how that stands. */
export const FollowButton = ({ person }: { person: PersonProfile }) => {
  const follow = useFollow(person);
  const { view } = follow;
  if (view === undefined || !(view.canFollow || isFollowing(view))) return null;
  return <FollowControl person={person} follow={follow} view={view} />;
};

/** What became of a request, where that needs words. */
export const FollowNote = ({ person }: { person: PersonProfile }) => {
  const { t } = useTranslation();
  const { data } = useOperation(readFollow, { params: { handle: personHandle(person) } });
  const name = person.displayName;
  if (data?.state === 'pending') return <p className="gh-soft">{t('people:follow.waits', { name })}</p>;
  return data?.state === 'refused' ? <p className="gh-soft">{t('people:follow.refused', { name })}</p> : null;
};
