import { useTranslation } from 'react-i18next';

import { listMail, readMail, sendMailAgain, type MailSummary } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { showToast } from '../../design/toast.js';

/** Tries once more to send a mail that could not be sent. */
export const SendAgain = ({ mail }: { mail: MailSummary }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const send = useCommand(sendMailAgain, {
    refreshes: [listMail, readMail],
    onDone: () => showToast(t('admin:mail.queued')),
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  return (
    <Button
      size="small"
      icon="send"
      isPending={send.isPending}
      onPress={() => send.mutate({ params: { mailId: mail.id } })}
      aria-label={t('admin:mail.send-again-to', { recipient: mail.recipient })}
    >
      {t('admin:mail.send-again')}
    </Button>
  );
};
