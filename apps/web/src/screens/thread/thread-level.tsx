import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { readSubscription, setSubscription, subscriptionLevel } from '#libs/contracts';

import { call } from '../../api/call.js';
import { queryKeyOf } from '../../api/query-keys.js';
import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { Menu } from '../../design/menu.js';
import { showToast } from '../../design/toast.js';

// i18n-keys: notifications:level.*
const LEVELS = subscriptionLevel.options;
type Level = (typeof LEVELS)[number];

/** The level as it stands; choosing shows at once, and is taken back if it fails. */
const useLevel = (threadId: string) => {
  const queries = useQueryClient();
  const problemText = useProblemText();
  const input = { params: { threadId } };
  const { data } = useOperation(readSubscription, input, { staleTime: 60_000 });
  const level = data?.level ?? 'normal';
  const choose = (next: Level): void => {
    const key = queryKeyOf(readSubscription, input);
    queries.setQueryData(key, { level: next });
    call(setSubscription, { ...input, body: { level: next } }).then(
      (answer) => queries.setQueryData(key, answer),
      (error: unknown) => {
        queries.setQueryData(key, { level });
        showToast(problemText(error).title, { tone: 'danger' });
      },
    );
  };
  return { level, choose };
};

/** How much I hear of one thread. */
export const ThreadLevel = ({ threadId }: { threadId: string }) => {
  const { t } = useTranslation();
  const { level, choose } = useLevel(threadId);
  return (
    <Menu
      label={t('notifications:level.title')}
      groups={[
        {
          id: 'level',
          title: t('notifications:level.title'),
          chosen: level,
          entries: LEVELS.map((id) => ({
            id,
            label: t(`notifications:level.${id}`),
            description: t(`notifications:level.${id}-detail`),
          })),
        },
      ]}
      onAction={(id) => choose(id as Level)}
      trigger={(trigger) => (
        <Button {...trigger} icon={level === 'mute' ? 'bell-off' : 'bell'}>
          {t(`notifications:level.${level}`)}
        </Button>
      )}
    />
  );
};
