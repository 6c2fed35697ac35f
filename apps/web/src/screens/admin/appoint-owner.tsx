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
import type { TypedChoice } from '../sections/use-typed-choice.js';
import { PersonChoice } from './person-choice.js';

interface AppointOwnerProps {
  readonly community: AdministrativeCommunityCard;
  readonly onClose: () => void;
}

/** An appointment while it is put together; nothing is sent before somebody is chosen. */
const useAppointment = ({ community, onClose }: AppointOwnerProps) => {
  const { t } = useTranslation();
  const [person, setPerson] = useState<TypedChoice | null>(null);
  const [lacksPerson, setLacksPerson] = useState(false);
  const appoint = useCommand(appointOwner, {
    refreshes: [listEveryCommunity],
    onDone: ({ title }) => {
      showToast(t('admin:communities.appointed', { title }));
      onClose();
    },
  });
  const given = fieldErrorsOf(appoint.error, { 'person.not-a-member': 'personId' })['personId'];
  const send = (): void => {
    setLacksPerson(person === null);
    if (person === null) return;
    appoint.mutate({ params: { community: community.id }, body: { personId: person.id } });
  };
  return {
    person,
    setPerson,
    personError: lacksPerson && person === null ? t('admin:communities.choose-owner') : given,
    problem: given === undefined ? appoint.error : null,
    isPending: appoint.isPending,
    send,
  };
};

/** Gives a community that has lost its owner a new one from among its members. */
export const AppointOwner = (props: AppointOwnerProps) => {
  const { t } = useTranslation();
  const { person, setPerson, personError, problem, isPending, send } = useAppointment(props);
  return (
    <Dialog
      isOpen
      onOpenChange={props.onClose}
      title={t('admin:communities.appoint-title', { title: props.community.title })}
    >
      <Form
        onSubmit={send}
        actions={
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('admin:communities.appoint')}
          </Button>
        }
      >
        <FormProblem problem={problem} errors={{}} labels={{}} />
        <PersonChoice
          label={t('admin:communities.new-owner')}
          description={t('admin:communities.new-owner-help')}
          chosen={person}
          onChoose={setPerson}
          error={personError}
        />
      </Form>
    </Dialog>
  );
};
