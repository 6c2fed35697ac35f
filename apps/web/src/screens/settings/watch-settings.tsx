import { useTranslation } from 'react-i18next';

import {
  eraseWatchHistory,
  readWatchHistory,
  readWatchRecord,
  setWatchHistory,
  type WatchHistory,
} from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Card } from '../../design/card.js';
import { Switch } from '../../design/switch.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';

const refreshes = [readWatchHistory, readWatchRecord];

const Choices = ({ history }: { history: WatchHistory }) => {
  const { t } = useTranslation();
  const set = useCommand(setWatchHistory, { refreshes });
  const erase = useCommand(eraseWatchHistory, {
    refreshes,
    onDone: () => showToast(t('video:watch.erased')),
  });
  return (
    <>
      <FormProblem problem={set.error ?? erase.error} />
      <Card>
        <Switch
          isSelected={set.isPending ? (set.variables.body?.isKept ?? history.isKept) : history.isKept}
          onChange={(isKept) => set.mutate({ body: { isKept } })}
          description={t('video:watch.keep-detail')}
        >
          {t('video:watch.keep')}
        </Switch>
        <p className="gh-row">
          <Button
            icon="trash"
            isDisabled={history.videos === 0}
            isPending={erase.isPending}
            onPress={() => erase.mutate({})}
          >
            {t('video:watch.erase')}
          </Button>
          <span className="gh-soft gh-small">{t('video:watch.kept', { count: history.videos })}</span>
        </p>
      </Card>
    </>
  );
};

/** Whether it is kept what somebody watches, and the way to erase it. */
export const WatchSettings = () => {
  const { t } = useTranslation();
  const { data } = useOperation(readWatchHistory);
  if (data === undefined) return null;
  return (
    <section className="gh-stack" aria-labelledby="watching">
      <h2 id="watching">{t('video:watch.title')}</h2>
      <Choices history={data} />
    </section>
  );
};
