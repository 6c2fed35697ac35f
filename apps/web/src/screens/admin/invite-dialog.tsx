import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { createInvitation, listInvitations, type InstanceInvitation } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useSession } from '../../app/session.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { CopyLink } from '../../design/copy-link.js';
import { Dialog } from '../../design/dialog.js';
import { RadioGroup } from '../../design/radio-group.js';
import { TextField } from '../../design/text-field.js';
import { LANGUAGES } from '../../i18n/languages.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';

type Way = 'email' | 'link';

// i18n-keys: admin:invitations.way.*
const WAYS: readonly Way[] = ['email', 'link'];

const Made = ({ invitation }: { invitation: InstanceInvitation }) => {
  const { t } = useTranslation();
  const { email, link } = invitation;
  return (
    <>
      <Banner tone="success" title={t('admin:invitations.made')}>
        <p>
          {email === null ? t('admin:invitations.made-link') : t('admin:invitations.made-email', { email })}
        </p>
      </Banner>
      {link !== null && <CopyLink label={t('admin:invitations.link')} link={link} />}
    </>
  );
};

interface Wish {
  readonly way: Way;
  readonly email: string;
  readonly language: 'en' | 'cy';
}

interface LetterFieldsProps {
  readonly form: ReturnType<typeof useFields<Wish>>;
  readonly error: string | undefined;
}

/** Where the invitation is sent to, and in which language it is written. */
const LetterFields = ({ form: { values, set }, error }: LetterFieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('identity:field.email')}
        name="email"
        type="email"
        value={values.email}
        onChange={set('email')}
        error={error}
      />
      <RadioGroup
        label={t('admin:invitations.language')}
        look="row"
        value={values.language}
        onChange={set('language')}
        options={LANGUAGES}
      />
    </>
  );
};

const InviteForm = ({ onMade }: { onMade: (invitation: InstanceInvitation) => void }) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const form = useFields<Wish>({ way: 'email', email: '', language: instance.defaultLanguage });
  const { values, set } = form;
  const invite = useCommand(createInvitation, { refreshes: [listInvitations], onDone: onMade });
  const errors = invite.error?.fields ?? {};
  const send = (): void =>
    invite.mutate({
      body: values.way === 'link' ? {} : { email: values.email.trim(), language: values.language },
    });
  return (
    <Form
      onSubmit={send}
      actions={
        <Button type="submit" variant="primary" isPending={invite.isPending}>
          {values.way === 'email' ? t('admin:invitations.send') : t('admin:invitations.make-link')}
        </Button>
      }
    >
      <FormProblem problem={invite.error} errors={errors} labels={{ email: t('identity:field.email') }} />
      <RadioGroup
        label={t('admin:invitations.how')}
        value={values.way}
        onChange={set('way')}
        options={WAYS.map((value) => ({
          value,
          label: t(`admin:invitations.way.${value}`),
          description: t(`admin:invitations.way.${value}-detail`),
        }))}
      />
      {values.way === 'email' && <LetterFields form={form} error={errors['email']} />}
    </Form>
  );
};

/** Invites somebody to this server, by e-mail or with a link to hand over. */
export const InviteDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const [made, setMade] = useState<InstanceInvitation | null>(null);
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('admin:invitations.invite')}>
      {made === null ? <InviteForm onMade={setMade} /> : <Made invitation={made} />}
    </Dialog>
  );
};
