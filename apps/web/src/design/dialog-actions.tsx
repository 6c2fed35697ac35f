import { useTranslation } from 'react-i18next';

import { Button, type ButtonProps } from './button.js';

interface DialogActionsProps extends ButtonProps {
  readonly onCancel: () => void;
}

/** What a dialog is for, by name, and the way out of it. */
export const DialogActions = ({ onCancel, ...deed }: DialogActionsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Button variant="primary" {...deed} />
      <Button onPress={onCancel}>{t('common:action.cancel')}</Button>
    </>
  );
};
