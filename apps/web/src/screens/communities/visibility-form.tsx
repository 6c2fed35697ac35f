import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  changeCommunityVisibility,
  getCommunity,
  listCommunities,
  type CommunityDetail,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { VisibilityField } from './community-fields.js';

const OPENNESS = ['hidden', 'listed', 'organisation', 'unlisted', 'public'];

/** Changes who can see a community; warns before more people can read what was written for fewer. */
export const VisibilityForm = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const [visibility, setVisibility] = useState(community.visibility);
  const change = useCommand(changeCommunityVisibility, {
    refreshes: [getCommunity, listCommunities],
    onDone: () => showToast(t('communities:settings.visibility-changed')),
  });
  const opens = OPENNESS.indexOf(visibility) > OPENNESS.indexOf(community.visibility);
  return (
    <Form
      onSubmit={() => change.mutate({ params: { community: community.id }, body: { visibility } })}
      actions={
        <Button
          type="submit"
          variant="primary"
          isPending={change.isPending}
          isDisabled={visibility === community.visibility}
        >
          {t('communities:settings.change-visibility')}
        </Button>
      }
    >
      <FormProblem problem={change.error} errors={{}} labels={{}} />
      <VisibilityField value={visibility} onChange={setVisibility} error={undefined} />
      {opens && (
        <Banner tone="warn">
          <p>{t('communities:settings.opens')}</p>
        </Banner>
      )}
    </Form>
  );
};
