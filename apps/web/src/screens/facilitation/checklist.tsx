import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import {
  readPanel,
  tickChecklist,
  type CommunityDetail,
  type CommunityPanel,
  type StartKitView,
} from '#libs/contracts';

import { queryKeyOf } from '../../api/query-keys.js';
import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Checkbox } from '../../design/checkbox.js';

interface EntriesProps {
  readonly communityId: string;
  readonly entries: StartKitView['entries'];
  readonly canTick: boolean;
}

// i18n-keys: facilitation:item.*
const Entries = ({ communityId, entries, canTick }: EntriesProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const params = { community: communityId };
  const tick = useCommand(tickChecklist, {
    onDone: (now) => void queries.setQueryData(queryKeyOf(readPanel, { params }), now),
  });
  const explain = ({ isSeen, tickedBy }: StartKitView['entries'][number]): string | undefined => {
    if (isSeen) return t('facilitation:checklist.seen');
    return tickedBy === null ? undefined : t('facilitation:checklist.ticked', { name: tickedBy.displayName });
  };
  return (
    <>
      <ul className="facilitation__list">
        {entries.map((entry) => (
          <li key={entry.item}>
            <Checkbox
              isSelected={entry.isDone}
              isDisabled={!canTick || entry.isSeen}
              description={explain(entry)}
              onChange={(done) => tick.mutate({ params: { ...params, item: entry.item }, body: { done } })}
            >
              {t(`facilitation:item.${entry.item}`)}
            </Checkbox>
          </li>
        ))}
      </ul>
      {tick.error && <p role="alert">{problemText(tick.error).title}</p>}
    </>
  );
};

interface ChecklistProps {
  readonly community: CommunityDetail;
  readonly panel: CommunityPanel;
}

/** What a young community needs: some of it is seen to be done, the rest is ticked here. */
export const Checklist = ({ community, panel: { kit, canTick } }: ChecklistProps) => {
  const { t } = useTranslation();
  return (
    <section className="gh-stack" aria-labelledby="checklist">
      <h3 id="checklist">{t('facilitation:checklist.title')}</h3>
      {kit === null ? (
        <p className="gh-soft">{t('facilitation:checklist.none')}</p>
      ) : (
        <>
          <p className="gh-soft">
            {t('facilitation:checklist.progress', {
              done: kit.entries.filter(({ isDone }) => isDone).length,
              all: kit.entries.length,
            })}
          </p>
          <Entries communityId={community.id} entries={kit.entries} canTick={canTick} />
        </>
      )}
    </section>
  );
};
