import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { appointOwner, listEveryCommunity, type AdministrativeCommunityCard } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { PersonChoice, type ChosenPerson } from './person-choice.js';

interface AppointOwnerProps {
  readonly community: AdministrativeCommunityCard;
  readonly onClose: () => void;
}

/** Gives a community that has lost its owner a new one from among its members. */
export const AppointOwner = ({ community, onClose }: AppointOwnerProps) => {
  const { t } = useTranslation();
  const [person, setPerson] = useState<ChosenPerson | null>(null);
  const [lacksPerson, setLacksPerson] = useState(false);
  const appoint = useCommand(appointOwner, {
    refreshes: [listEveryCommunity],
    onDone: ({ title }) => {
      showToast(t('admin:communities.appointed', { title }));
      onClose();
    },
  });
  const errors = fieldErrorsOf(appoint.error, { 'person.not-a-member': 'personId' });
  const send = (): void => {
    setLacksPerson(person === null);
    if (person === null) return;
    appoint.mutate({ params: { community: community.id }, body: { personId: person.id } });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('admin:communities.appoint-title', { title: community.title })}
    >
      <Form
        onSubmit={send}
        actions={
          <Button type="submit" variant="primary" isPending={appoint.isPending}>
            {t('admin:communities.appoint')}
          </Button>
        }
      >
        <FormProblem
          problem={errors['personId'] === undefined ? appoint.error : null}
          errors={{}}
          labels={{}}
        />
        <PersonChoice
          label={t('admin:communities.new-owner')}
          description={t('admin:communities.new-owner-help')}
          chosen={person}
          onChoose={setPerson}
          error={lacksPerson && person === null ? t('admin:communities.choose-owner') : errors['personId']}
        />
      </Form>
    </Dialog>
  );
};
