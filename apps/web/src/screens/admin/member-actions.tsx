import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { AccountView, MeView } from '#libs/contracts';

import { MoreMenu } from '../../design/more-menu.js';
import { ChangeRole } from './change-role.js';
import { RestoreAccount } from './restore-account.js';
import { SuspendAccount } from './suspend-account.js';

type Act = 'role' | 'suspend' | 'restore';

/** What somebody may do about an account: moderators suspend members, nobody acts on themselves. */
const actsFor = (me: MeView, account: AccountView): readonly Act[] => {
  if (account.personId === me.person.id) return [];
  if (me.role !== 'admin' && account.role !== 'member') return [];
  const access: Act = account.state === 'active' ? 'suspend' : 'restore';
  return me.role === 'admin' ? ['role', access] : [access];
};

const LOOK = {
  role: { icon: 'shield' },
  suspend: { icon: 'ban', tone: 'danger' },
  restore: { icon: 'check' },
} as const;

const DIALOGS = { role: ChangeRole, suspend: SuspendAccount, restore: RestoreAccount } as const;

// i18n-keys: admin:members.act.*
/** The menu of one account, and the dialogs behind it. */
export const MemberActions = ({ me, account }: { me: MeView; account: AccountView }) => {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  const acts = actsFor(me, account);
  if (acts.length === 0) {
    return account.personId === me.person.id ? (
      <span className="gh-soft">{t('admin:members.you')}</span>
    ) : null;
  }
  const entries = acts.map((id) => ({ id, label: t(`admin:members.act.${id}`), ...LOOK[id] }));
  const label = t('admin:members.actions', { name: account.displayName });
  const Dialog = act === null ? null : DIALOGS[act];
  return (
    <>
      <MoreMenu label={label} entries={entries} onAction={setAct} size="small" />
      {Dialog && <Dialog account={account} onClose={() => setAct(null)} />}
    </>
  );
};
