import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { previewProfile } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Card } from '../../design/card.js';
import { Prose } from '../../design/prose.js';
import { TextArea } from '../../design/text-area.js';
import { Loaded } from '../sections/loaded.js';
import { usePaused } from '../sections/use-filters.js';

const MOST = 5000;

const Preview = ({ text }: { text: string }) => {
  const { t } = useTranslation();
  const settled = usePaused(text);
  const preview = useOperation(previewProfile, { body: { summary: settled } }, { keepPrevious: true });
  if (text.trim() === '') return <p className="gh-soft">{t('settings:profile.preview-empty')}</p>;
  return (
    <Loaded query={preview} skeleton={{ shape: 'text', count: 1 }}>
      {({ html }) => <Prose html={html} size="usual" />}
    </Loaded>
  );
};

interface SummaryFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** Some words about oneself in Markdown, and how they will look. */
export const SummaryField = ({ value, onChange, error }: SummaryFieldProps) => {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <div className="gh-stack" data-gap="small">
      <TextArea
        label={t('settings:profile.summary')}
        description={t('settings:profile.summary-help')}
        name="summary"
        optional
        most={MOST}
        value={value}
        onChange={onChange}
        error={error}
      />
      <div className="gh-row">
        <Button size="small" icon="eye" aria-expanded={isShown} onPress={() => setShown((before) => !before)}>
          {isShown ? t('settings:profile.preview-hide') : t('settings:profile.preview-show')}
        </Button>
      </div>
      {isShown && (
        <Card as="section" labelledBy="summary-preview">
          <h3 id="summary-preview" className="gh-soft gh-small">
            {t('settings:profile.preview')}
          </h3>
          <Preview text={value} />
        </Card>
      )}
    </div>
  );
};
