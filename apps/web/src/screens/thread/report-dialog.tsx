import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { makeReport, reportCategories } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { ErrorState } from '../../design/error-state.js';
import { RadioGroup } from '../../design/radio-group.js';
import { TextArea } from '../../design/text-area.js';
import { showToast } from '../../design/toast.js';

// i18n-keys: discussion:report.category.*
// i18n-keys: discussion:report.title.*
type Category = (typeof reportCategories)[number];

const MOST_REASON = 1000;

export interface ReportDialogProps {
  readonly subjectKind: 'post' | 'person' | 'community';
  readonly subjectId: string;
  /** Who or what it is, for the title. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Tells those who look after the place what is wrong with something, and why. */
export const ReportDialog = ({ subjectKind, subjectId, name, onClose }: ReportDialogProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [category, setCategory] = useState<Category>('rude');
  const [reason, setReason] = useState('');
  const report = useCommand(makeReport, {
    onDone: () => {
      showToast(t('discussion:report.sent'));
      onClose();
    },
  });
  const [isShort, setShort] = useState(false);
  const send = (): void => {
    setShort(reason.trim() === '');
    if (reason.trim() === '') return;
    report.mutate({ body: { subjectKind, subjectId, category, reason } });
  };
  const fields = report.error?.fields ?? {};
  const problem = report.error && Object.keys(fields).length === 0 ? problemText(report.error) : null;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t(`discussion:report.title.${subjectKind}`, { name })}
      actions={(close) => (
        <>
          <Button variant="primary" isPending={report.isPending} onPress={send}>
            {t('discussion:report.send')}
          </Button>
          <Button onPress={close}>{t('common:action.cancel')}</Button>
        </>
      )}
    >
      <p>{t('discussion:report.text')}</p>
      <RadioGroup
        label={t('discussion:report.category')}
        value={category}
        onChange={setCategory}
        options={reportCategories.map((value) => ({
          value,
          label: t(`discussion:report.category.${value}`),
        }))}
      />
      <TextArea
        label={t('discussion:report.reason')}
        description={t('discussion:report.reason-help')}
        value={reason}
        onChange={setReason}
        most={MOST_REASON}
        error={isShort ? t('discussion:report.reason-missing') : fields['reason']}
      />
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
    </Dialog>
  );
};
