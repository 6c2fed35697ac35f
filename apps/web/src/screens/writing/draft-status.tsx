import { useTranslation } from 'react-i18next';

import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import type { DraftKeeper, DraftStatus, DraftWords } from './draft-keeper.js';

// i18n-keys: discussion:draft.state.*

/** Says quietly whether what is written is safe, and where. */
export const DraftLine = ({ status }: { status: DraftStatus }) => {
  const { t } = useTranslation();
  return (
    <span className="gh-soft gh-small" data-draft={status}>
      {status === 'idle' ? '' : t(`discussion:draft.state.${status}`)}
    </span>
  );
};

/** Two devices have written: both texts are there, and the writer chooses. */
export const DraftConflict = ({ theirs, keeper }: { theirs: DraftWords | null; keeper: DraftKeeper }) => {
  const { t } = useTranslation();
  if (theirs === null) return null;
  return (
    <Banner
      tone="warn"
      title={t('discussion:draft.conflict')}
      actions={
        <div className="gh-row">
          <Button size="small" onPress={() => keeper.choose('both')}>
            {t('discussion:draft.keep-both')}
          </Button>
          <Button size="small" onPress={() => keeper.choose('mine')}>
            {t('discussion:draft.keep-mine')}
          </Button>
          <Button size="small" onPress={() => keeper.choose('theirs')}>
            {t('discussion:draft.keep-theirs')}
          </Button>
        </div>
      }
    >
      <p>{t('discussion:draft.conflict-text')}</p>
      <blockquote className="writing-theirs">{theirs.markdown}</blockquote>
    </Banner>
  );
};
