import { useTranslation } from 'react-i18next';

import { Button } from '../../design/button.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';

/** An address to hand over, to be copied with one press or by hand where the browser does not allow it. */
export const CopyLink = ({ label, link }: { label: string; link: string }) => {
  const { t } = useTranslation();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      showToast(t('admin:copied'));
    } catch {
      showToast(t('admin:not-copied'), { tone: 'danger' });
    }
  };
  return (
    <div className="gh-handover">
      <TextField label={label} value={link} isReadOnly onFocus={(event) => event.target.select?.()} />
      <Button icon="link" onPress={() => void copy()}>
        {t('admin:copy')}
      </Button>
    </div>
  );
};
