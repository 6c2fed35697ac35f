import { useTranslation } from 'react-i18next';

import { findPersonElsewhere, readPerson } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Page } from '../../shell/page.js';
import { FormProblem } from '../forms/form-problem.js';

/** Nobody here has met this person yet: their own server can be asked. */
export const SeekElsewhere = ({ handle }: { handle: string }) => {
  const { t } = useTranslation();
  const seek = useCommand(findPersonElsewhere, { refreshes: [readPerson] });
  const host = handle.split('@')[1] ?? '';
  return (
    <Page
      title={`@${handle}`}
      lead={t('people:elsewhere.text', { host })}
      width="narrow"
      head={{ status: 404 }}
    >
      <FormProblem problem={seek.error} />
      <div className="gh-row">
        <Button
          variant="primary"
          icon="search"
          isPending={seek.isPending}
          onPress={() => seek.mutate({ body: { handle } })}
        >
          {t('people:elsewhere.seek', { host })}
        </Button>
      </div>
    </Page>
  );
};
