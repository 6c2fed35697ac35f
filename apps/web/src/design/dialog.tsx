import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { Button } from './button.js';

import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  /** Buttons below the content; the main one first. */
  readonly actions?: (close: () => void) => ReactNode;
  readonly size?: 'usual' | 'wide';
  /** Leave out inside a `DialogTrigger`. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** Asks for something without leaving the page; Escape and a press outside close it. */
export const Dialog = ({ title, children, actions, size = 'usual', ...open }: DialogProps) => {
  const { t } = useTranslation();
  return (
    <ModalOverlay {...open} isDismissable className="gh-overlay">
      <Modal className="gh-modal" data-size={size}>
        <AriaDialog className="gh-dialog">
          {({ close }) => (
            <>
              <div className="gh-dialog__head">
                <Heading slot="title" className="gh-dialog__title">
                  {title}
                </Heading>
                <Button variant="quiet" icon="close" iconOnly onPress={close}>
                  {t('common:action.close')}
                </Button>
              </div>
              <div className="gh-dialog__body">
                {typeof children === 'function' ? children(close) : children}
              </div>
              {actions && <div className="gh-dialog__actions">{actions(close)}</div>}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
