import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  decideAgreement,
  endAgreement,
  listAgreements,
  listPartners,
  proposeAgreement,
  readPartner,
  type AgreementView,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { Button } from '../../design/button.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';

type Act = 'propose' | 'accept' | 'reject' | 'end' | 'withdraw';

const DONE = {
  propose: 'proposed',
  accept: 'accepted',
  reject: 'rejected',
  end: 'ended',
  withdraw: 'withdrawn',
} as const;

/** What can be done about a version, the main thing first. */
const actsFor = ({ isOurs, state }: AgreementView): readonly Act[] => {
  if (state === 'draft') return ['propose', 'withdraw'];
  if (state === 'proposed') return isOurs ? ['withdraw'] : ['accept', 'reject'];
  return state === 'accepted' ? ['end'] : [];
};

interface AgreementActProps {
  readonly host: string;
  readonly agreement: AgreementView;
}

const useActs = ({ host, agreement }: AgreementActProps, act: Act) => {
  const { t } = useTranslation();
  const options = {
    refreshes: [listAgreements, listPartners, readPartner],
    onDone: () => showToast(t(`partners:agreement.${DONE[act]}`)),
  };
  const propose = useCommand(proposeAgreement, options);
  const decide = useCommand(decideAgreement, options);
  const end = useCommand(endAgreement, options);
  const params = { agreementId: agreement.id };
  const run = (): Promise<unknown> => {
    if (act === 'propose') return propose.mutateAsync({ params: { host } });
    if (act === 'accept' || act === 'reject')
      return decide.mutateAsync({ params, body: { accepted: act === 'accept' } });
    return end.mutateAsync({ params });
  };
  return { run, problem: propose.error ?? decide.error ?? end.error };
};

// i18n-keys: partners:agreement.propose*
// i18n-keys: partners:agreement.accept*
// i18n-keys: partners:agreement.reject*
// i18n-keys: partners:agreement.end*
// i18n-keys: partners:agreement.withdraw*
const Confirm = ({ act, onClose, ...props }: AgreementActProps & { act: Act; onClose: () => void }) => {
  const { t } = useTranslation();
  const { run, problem } = useActs(props, act);
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      tone={act === 'end' || act === 'reject' ? 'danger' : 'primary'}
      title={t(`partners:agreement.${act}-title`, { host: props.host })}
      confirmLabel={t(`partners:agreement.${act}`)}
      onConfirm={run}
    >
      <p>{t(`partners:agreement.${act}-text`)}</p>
      <FormProblem problem={problem} />
    </AlertDialog>
  );
};

/** The buttons below one version of an agreement. */
export const AgreementActs = (props: AgreementActProps) => {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  const acts = actsFor(props.agreement);
  if (acts.length === 0) return null;
  return (
    <div className="gh-row">
      {acts.map((id, at) => (
        <Button
          key={id}
          variant={at === 0 && id !== 'end' && id !== 'withdraw' ? 'primary' : 'secondary'}
          onPress={() => setAct(id)}
        >
          {t(`partners:agreement.${id}`)}
        </Button>
      ))}
      {act !== null && <Confirm {...props} act={act} onClose={() => setAct(null)} />}
    </div>
  );
};
