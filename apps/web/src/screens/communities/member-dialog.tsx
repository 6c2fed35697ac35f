import { BanDialog } from './ban-dialog.js';
import type { DeedProps, MemberDeed } from './member-deed.js';
import { RemoveDialog } from './remove-dialog.js';
import { RoleDialog } from './role-dialog.js';

const DIALOGS = { role: RoleDialog, remove: RemoveDialog, ban: BanDialog } as const;

/** What is about to be done to a member, with what it needs to know. */
export const MemberDialog = ({ deed, ...rest }: DeedProps & { readonly deed: MemberDeed }) => {
  const Dialog = DIALOGS[deed];
  return <Dialog {...rest} />;
};
