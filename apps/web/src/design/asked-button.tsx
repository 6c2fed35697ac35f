import { useState, type ReactNode } from 'react';

import { AlertDialog, type AlertDialogProps } from './alert-dialog.js';
import { Button, type ButtonProps } from './button.js';

export interface AskedButtonProps
  extends Omit<ButtonProps, 'onPress'>, Pick<AlertDialogProps, 'confirmLabel' | 'onConfirm'> {
  readonly question: string;
  /** What becomes of it; and why the deed has failed, where it has. */
  readonly explanation: ReactNode;
}

/** A button that makes sure before it does what cannot easily be undone. */
export const AskedButton = ({
  question,
  explanation,
  confirmLabel,
  onConfirm,
  ...button
}: AskedButtonProps) => {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button {...button} onPress={() => setAsked(true)} />
      <AlertDialog
        isOpen={isAsked}
        onOpenChange={setAsked}
        title={question}
        confirmLabel={confirmLabel}
        onConfirm={onConfirm}
      >
        {explanation}
      </AlertDialog>
    </>
  );
};
