import { useTranslation } from 'react-i18next';

import { confirmEmail, confirmEmailChange } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useMe } from '../../app/session.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { ErrorState } from '../../design/error-state.js';
import { LinkButton } from '../../design/link-button.js';
import { Page } from '../../shell/page.js';
import { BrokenLink } from './broken-link.js';
import { useLinkSecret } from './use-link-secret.js';

interface ConfirmProps {
  readonly operation: typeof confirmEmail | typeof confirmEmailChange;
  readonly title: string;
  readonly lead: string;
  readonly done: string;
}

/**
 * Confirms on a press of the button, not on opening the page: programs that look through e-mails open links too, and
 * would use the link up.
 */
const Confirm = ({ operation, title, lead, done }: ConfirmProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const token = useLinkSecret();
  const me = useMe();
  const confirm = useCommand(operation as typeof confirmEmail);
  if (confirm.isSuccess) {
    return (
      <Page title={title} width="narrow">
        <Banner tone="success" title={done} />
        <div className="gh-row">
          <LinkButton href={me === null ? '/sign-in' : '/'} variant="primary">
            {me === null ? t('common:action.sign-in') : t('common:not-found.home')}
          </LinkButton>
        </div>
      </Page>
    );
  }
  if (token === null || confirm.error?.code === 'link.ended') return <BrokenLink title={title} />;
  return (
    <Page title={title} lead={lead} width="narrow">
      {confirm.error && (
        <ErrorState title={problemText(confirm.error).title}>{problemText(confirm.error).detail}</ErrorState>
      )}
      <div className="gh-row">
        <Button
          variant="primary"
          isPending={confirm.isPending}
          onPress={() => token !== undefined && confirm.mutate({ body: { token } })}
        >
          {t('identity:confirm.button')}
        </Button>
      </div>
    </Page>
  );
};

/** Where the link of a new account's e-mail leads. */
export const ConfirmEmailScreen = () => {
  const { t } = useTranslation();
  return (
    <Confirm
      operation={confirmEmail}
      title={t('identity:confirm.title')}
      lead={t('identity:confirm.lead')}
      done={t('identity:confirm.done')}
    />
  );
};

/** Where the link of a change of address leads. */
export const ChangeEmailScreen = () => {
  const { t } = useTranslation();
  return (
    <Confirm
      operation={confirmEmailChange}
      title={t('identity:change-email.title')}
      lead={t('identity:change-email.lead')}
      done={t('identity:change-email.done')}
    />
  );
};
