import { useTranslation } from 'react-i18next';

import { resendConfirmation } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';

/** For those who have not confirmed their address yet: the link once more. */
export const ResendConfirmation = ({ email }: { email: string }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const resend = useCommand(resendConfirmation);
  if (resend.isSuccess) {
    return (
      <Banner tone="success" title={t('identity:confirm.sent-again-title')}>
        <p>{t('identity:confirm.sent-again-text', { email })}</p>
      </Banner>
    );
  }
  return (
    <Banner
      tone="warn"
      title={t('identity:confirm.needed-title')}
      urgent
      actions={
        <Button size="small" isPending={resend.isPending} onPress={() => resend.mutate({ body: { email } })}>
          {t('identity:confirm.send-again')}
        </Button>
      }
    >
      <p>{resend.error ? problemText(resend.error).title : t('identity:confirm.needed-text')}</p>
    </Banner>
  );
};
