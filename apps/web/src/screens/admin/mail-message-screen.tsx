import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { readMail, type MailView } from '#libs/contracts';

import { ApiProblem } from '../../api/api-problem.js';
import { useOperation } from '../../api/use-operation.js';
import { LinkButton } from '../../design/link-button.js';
import { Time } from '../../design/time.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Loaded } from '../sections/loaded.js';
import { AdminFrame } from './admin-frame.js';
import { MailState } from './mail-state.js';
import { SendAgain } from './send-again.js';

const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

/** The text with its addresses as links. They open elsewhere, because they are meant for the recipient. */
const MailText = ({ mail }: { mail: MailView }) => (
  <div className="gh-mail" lang={mail.language}>
    {mail.text.split(ADDRESS).map((part, at) =>
      ADDRESS.test(part) ? (
        // The parts of a stored text never change their order.
        // oxlint-disable-next-line react/no-array-index-key
        <a key={at} href={part} target="_blank" rel="noopener noreferrer">
          {part}
        </a>
      ) : (
        part
      ),
    )}
  </div>
);

const Message = ({ mail }: { mail: MailView }) => {
  const { t } = useTranslation();
  return (
    <>
      <dl className="gh-facts">
        <dt>{t('admin:mail.recipient')}</dt>
        <dd>{mail.recipient}</dd>
        <dt>{t('admin:mail.created')}</dt>
        <dd>
          <Time value={mail.createdAt} look="exact" />
        </dd>
        <dt>{t('admin:mail.state')}</dt>
        <dd>
          <MailState mail={mail} />
        </dd>
        {mail.sentAt !== null && (
          <>
            <dt>{t('admin:mail.sent-at')}</dt>
            <dd>
              <Time value={mail.sentAt} look="exact" />
            </dd>
          </>
        )}
        <dt>{t('admin:mail.attempts')}</dt>
        <dd>{mail.attempts}</dd>
      </dl>
      {mail.state === 'failed' && (
        <div className="gh-row">
          <SendAgain mail={mail} />
        </div>
      )}
      <MailText mail={mail} />
    </>
  );
};

/** One mail, as its recipient reads it. */
export const AdminMailMessage = () => {
  const { t } = useTranslation();
  const { mailId = '' } = useParams({ strict: false });
  const mail = useOperation(readMail, { params: { mailId } });
  if (mail.error instanceof ApiProblem && [400, 404].includes(mail.error.status)) return <NotFoundPage />;
  return (
    <AdminFrame
      part="mail"
      title={mail.data?.subject ?? t('admin:mail.message')}
      actions={
        <LinkButton href="/admin/mail" icon="arrow-left">
          {t('admin:mail.back')}
        </LinkButton>
      }
    >
      {() => (
        <Loaded query={mail} skeleton={{ shape: 'text', count: 4 }}>
          {(data) => <Message mail={data} />}
        </Loaded>
      )}
    </AdminFrame>
  );
};
