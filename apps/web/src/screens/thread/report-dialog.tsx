import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { makeReport, reportCategories } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Checkbox } from '../../design/checkbox.js';
import { DialogActions } from '../../design/dialog-actions.js';
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
  readonly subjectKind:
    | 'post'
    | 'person'
    | 'community'
    | 'endorsement'
    | 'document'
    | 'publication'
    | 'comment';
  readonly subjectId: string;
  /** Who or what it is, for the title. */
  readonly name: string;
  /** The server of the community, where that is another one: it can be told too. */
  readonly host?: string | null;
  readonly onClose: () => void;
}

/** A report while it is put together; nothing is sent without a reason. */
const useReport = ({ subjectKind, subjectId, onClose }: Omit<ReportDialogProps, 'name' | 'host'>) => {
  const { t } = useTranslation();
  const [category, setCategory] = useState<Category>('rude');
  const [reason, setReason] = useState('');
  const [isShort, setShort] = useState(false);
  const [forward, setForward] = useState(false);
  const report = useCommand(makeReport, {
    onDone: () => {
      showToast(t('discussion:report.sent'));
      onClose();
    },
  });
  const send = (): void => {
    setShort(reason.trim() === '');
    if (reason.trim() === '') return;
    report.mutate({ body: { subjectKind, subjectId, category, reason, forward } });
  };
  const fields = report.error?.fields ?? {};
  return {
    category,
    setCategory,
    reason,
    setReason,
    forward,
    setForward,
    reasonProblem: isShort ? t('discussion:report.reason-missing') : fields['reason'],
    failure: Object.keys(fields).length === 0 ? report.error : null,
    isPending: report.isPending,
    send,
  };
};

interface FieldsProps extends Pick<ReportDialogProps, 'host'> {
  readonly report: ReturnType<typeof useReport>;
}

const Fields = ({ report, host = null }: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('discussion:report.text')}</p>
      <RadioGroup
        label={t('discussion:report.category')}
        value={report.category}
        onChange={report.setCategory}
        options={reportCategories.map((value) => ({
          value,
          label: t(`discussion:report.category.${value}`),
        }))}
      />
      <TextArea
        label={t('discussion:report.reason')}
        description={t('discussion:report.reason-help')}
        value={report.reason}
        onChange={report.setReason}
        most={MOST_REASON}
        error={report.reasonProblem}
      />
      {host !== null && (
        <Checkbox
          isSelected={report.forward}
          onChange={report.setForward}
          description={t('discussion:report.forward-help')}
        >
          {t('discussion:report.forward', { host })}
        </Checkbox>
      )}
    </>
  );
};

/** Tells those who look after the place what is wrong with something, and why. */
export const ReportDialog = ({ name, host = null, ...subject }: ReportDialogProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const report = useReport(subject);
  const problem = report.failure && problemText(report.failure);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) subject.onClose();
      }}
      title={t(`discussion:report.title.${subject.subjectKind}`, { name })}
      actions={(close) => (
        <DialogActions isPending={report.isPending} onPress={report.send} onCancel={close}>
          {t('discussion:report.send')}
        </DialogActions>
      )}
    >
      <Fields report={report} host={host} />
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
    </Dialog>
  );
};
