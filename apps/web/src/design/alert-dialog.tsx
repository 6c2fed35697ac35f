import { useState, type ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { Button } from './button.js';

import './dialog.css';

export interface AlertDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The deed by name ("Delete post"), never only "OK". */
  readonly confirmLabel: string;
  readonly tone?: 'danger' | 'primary';
  /** The dialog stays open and pending until the promise settles, and stays open if it fails. */
  readonly onConfirm: () => void | Promise<unknown>;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** Carries out the deed and closes the dialog, which stays open where the deed fails. */
const useConfirming = (onConfirm: AlertDialogProps['onConfirm']) => {
  const [isPending, setPending] = useState(false);
  const confirm = async (close: () => void): Promise<void> => {
    setPending(true);
    try {
      await onConfirm();
      close();
    } catch {
      // Whoever runs the command shows what went wrong; the dialog only must not close.
    } finally {
      setPending(false);
    }
  };
  return { isPending, confirm };
};

/** Makes sure before something that cannot easily be undone. */
export const AlertDialog = ({
  title,
  children,
  confirmLabel,
  tone = 'danger',
  onConfirm,
  ...open
}: AlertDialogProps) => {
  const { t } = useTranslation();
  const { isPending, confirm } = useConfirming(onConfirm);
  return (
    <ModalOverlay {...open} className="gh-overlay" isKeyboardDismissDisabled={isPending}>
      <Modal className="gh-modal">
        <Dialog role="alertdialog" className="gh-dialog">
          {({ close }) => (
            <>
              <div className="gh-dialog__head">
                <Heading slot="title" className="gh-dialog__title">
                  {title}
                </Heading>
              </div>
              <div className="gh-dialog__body">{children}</div>
              <div className="gh-dialog__actions">
                <Button variant={tone} isPending={isPending} onPress={() => void confirm(close)}>
                  {confirmLabel}
                </Button>
                {/* The harmless way out has the focus at first. */}
                {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog must take the focus */}
                <Button autoFocus isDisabled={isPending} onPress={close}>
                  {t('common:action.cancel')}
                </Button>
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
