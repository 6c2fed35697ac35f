import { useTranslation } from 'react-i18next';

import {
  decidePartner,
  listPartners,
  readPartner,
  type PartnerMode,
  type PartnerPolicy,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';

interface DecidePartnerProps {
  readonly host: string;
  readonly policy: PartnerPolicy;
  readonly mode: PartnerMode;
  readonly onClose: () => void;
}

// i18n-keys: partners:act.*
// i18n-keys: partners:title.*
// i18n-keys: partners:follows.*
// i18n-keys: partners:done.*
/** Makes sure before a decision about another server, and says what follows from it. */
export const DecidePartner = ({ host, policy, mode, onClose }: DecidePartnerProps) => {
  const { t } = useTranslation();
  const decide = useCommand(decidePartner, {
    refreshes: [listPartners, readPartner],
    onDone: () => showToast(t(`partners:done.${policy}`, { host })),
  });
  const follows = policy === 'unknown' ? (`unknown-${mode}` as const) : policy;
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      tone={policy === 'suspended' ? 'danger' : 'primary'}
      title={t(`partners:title.${policy}`, { host })}
      confirmLabel={t(`partners:act.${policy}`)}
      onConfirm={() => decide.mutateAsync({ params: { host }, body: { policy } })}
    >
      <p>{t(`partners:follows.${follows}`)}</p>
      <FormProblem problem={decide.error} />
    </AlertDialog>
  );
};
