import { useTranslation } from 'react-i18next';

import { Button } from './button.js';
import { TextField } from './text-field.js';
import { showToast } from './toast.js';

import './copy-link.css';

/** An address to hand over, to be copied with one press or by hand where the browser does not allow it. */
export const CopyLink = ({ label, link }: { label: string; link: string }) => {
  const { t } = useTranslation();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      showToast(t('common:copied'));
    } catch {
      showToast(t('common:not-copied'), { tone: 'danger' });
    }
  };
  return (
    <div className="gh-handover">
      <TextField label={label} value={link} isReadOnly onFocus={(event) => event.target.select?.()} />
      <Button icon="link" onPress={() => void copy()}>
        {t('common:copy')}
      </Button>
    </div>
  );
};
