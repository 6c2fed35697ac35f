import { useTranslation } from 'react-i18next';

import { readContributions, updatePreferences } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useSetMe } from '../../app/session.js';
import { Button } from '../../design/button.js';
import { Card } from '../../design/card.js';
import { LinkButton } from '../../design/link-button.js';
import { Switch } from '../../design/switch.js';
import { FormProblem } from '../forms/form-problem.js';

/** Whether the page is there for others. */
const ShownSwitch = ({ isShown }: { isShown: boolean }) => {
  const { t } = useTranslation();
  const setMe = useSetMe();
  const save = useCommand(updatePreferences, {
    refreshes: [readContributions],
    onDone: (preferences) => setMe((me) => ({ ...me, preferences })),
  });
  return (
    <Card as="section" labelledBy="contributions-shown">
      <h2 id="contributions-shown">{t('contributions:shown.title')}</h2>
      <FormProblem problem={save.error} />
      <Switch
        isSelected={isShown}
        isDisabled={save.isPending}
        onChange={(showsContributions) => save.mutate({ body: { showsContributions } })}
        description={t('contributions:shown.detail')}
      >
        {t('contributions:shown.switch')}
      </Switch>
    </Card>
  );
};

const FILE = '/exports/contributions.html';

const TakeAlong = () => {
  const { t } = useTranslation();
  return (
    <Card as="section" labelledBy="contributions-take">
      <h2 id="contributions-take">{t('contributions:take.title')}</h2>
      <p>{t('contributions:take.text')}</p>
      <div className="gh-row">
        <Button onPress={() => globalThis.print()}>{t('contributions:take.print')}</Button>
        <LinkButton href={`${FILE}?language=en`} icon="download" download>
          {t('contributions:take.download-en')}
        </LinkButton>
        <LinkButton href={`${FILE}?language=cy`} icon="download" download>
          {t('contributions:take.download-cy')}
        </LinkButton>
      </div>
    </Card>
  );
};

/** What somebody can do with their own page. */
export const OwnContributions = ({ isShown }: { isShown: boolean }) => (
  <div className="gh-stack gh-no-print">
    <ShownSwitch isShown={isShown} />
    <TakeAlong />
  </div>
);
