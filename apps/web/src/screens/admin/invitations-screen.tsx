import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listInvitations, type InstanceInvitation } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Badge } from '../../design/badge.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { Table, type Column } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { ListOf } from '../sections/list-of.js';
import { AdminFrame } from './admin-frame.js';
import { InvitationActions } from './invitation-actions.js';
import { InviteDialog } from './invite-dialog.js';

const TONES = { open: 'info', accepted: 'success', revoked: 'plain', expired: 'plain' } as const;

const State = ({ invitation }: { invitation: InstanceInvitation }) => {
  const { t } = useTranslation();
  const { state, acceptedBy } = invitation;
  return (
    <div className="gh-cell">
      <Badge tone={TONES[state]}>{t(`admin:invitations.state.${state}`)}</Badge>
      {acceptedBy !== null && <AppLink href={`/@${acceptedBy}`}>@{acceptedBy}</AppLink>}
    </div>
  );
};

// i18n-keys: admin:invitations.state.*
const useColumns = (): readonly Column<InstanceInvitation>[] => {
  const { t } = useTranslation();
  return [
    {
      id: 'for',
      title: t('admin:invitations.for'),
      cell: ({ email }) => <span className="gh-cell">{email ?? t('admin:invitations.whoever')}</span>,
    },
    {
      id: 'state',
      title: t('admin:invitations.state'),
      cell: (invitation) => <State invitation={invitation} />,
    },
    {
      id: 'by',
      title: t('admin:invitations.by'),
      cell: ({ invitedBy }) => <AppLink href={`/@${invitedBy}`}>@{invitedBy}</AppLink>,
    },
    {
      id: 'until',
      title: t('admin:invitations.until'),
      cell: ({ expiresAt }) => <Time value={expiresAt} look="date" />,
    },
    {
      id: 'actions',
      title: t('admin:actions'),
      align: 'end',
      cell: (invitation) => <InvitationActions invitation={invitation} />,
    },
  ];
};

const Invitations = ({ onInvite }: { onInvite: () => void }) => {
  const { t } = useTranslation();
  const columns = useColumns();
  const invitations = usePages(listInvitations);
  return (
    <ListOf
      pages={invitations}
      empty={
        <EmptyState
          icon="send"
          title={t('admin:invitations.none')}
          actions={
            <Button variant="primary" onPress={onInvite}>
              {t('admin:invitations.invite')}
            </Button>
          }
        >
          <p>{t('admin:invitations.none-text')}</p>
        </EmptyState>
      }
    >
      {(items) => (
        <Table caption={t('admin:part.invitations')} columns={columns} rows={items} rowKey={({ id }) => id} />
      )}
    </ListOf>
  );
};

/** Who has been invited to this server, and what became of it. */
export const AdminInvitations = () => {
  const { t } = useTranslation();
  const [isInviting, setInviting] = useState(false);
  return (
    <AdminFrame
      part="invitations"
      lead={t('admin:invitations.lead')}
      actions={
        <Button variant="primary" icon="plus" onPress={() => setInviting(true)}>
          {t('admin:invitations.invite')}
        </Button>
      }
    >
      {() => (
        <>
          <Invitations onInvite={() => setInviting(true)} />
          {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
        </>
      )}
    </AdminFrame>
  );
};
