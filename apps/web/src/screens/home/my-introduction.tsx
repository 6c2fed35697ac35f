import { useTranslation } from 'react-i18next';

import { useProblemText } from '../../api/use-problem-text.js';
import { useMe } from '../../app/session.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { LinkButton } from '../../design/link-button.js';
import { useEndIntroduction } from '../people/use-end-introduction.js';

/** Asks newcomers once to introduce themselves; everything else works without. */
export const MyIntroduction = () => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const me = useMe();
  const skip = useEndIntroduction();
  if (me === null || !me.needsIntroduction) return null;
  return (
    <Banner
      title={t('people:introduction.ask-title')}
      actions={
        <>
          <LinkButton href="/introduction" variant="primary">
            {t('people:introduction.title')}
          </LinkButton>
          <Button isPending={skip.isPending} onPress={() => skip.mutate({})}>
            {t('people:introduction.skip')}
          </Button>
        </>
      }
    >
      <p>{t('people:introduction.ask-text')}</p>
      {skip.error && <p role="alert">{problemText(skip.error).title}</p>}
    </Banner>
  );
};
