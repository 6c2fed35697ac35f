import { useTranslation } from 'react-i18next';

import type { ApiProblem } from '../../api/api-problem.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';

interface SavingProblemProps {
  readonly saving: { readonly error: ApiProblem | null; readonly reset: () => void };
  readonly onLoadAgain: () => Promise<void>;
}

const CONFLICTS = ['captions.conflict', 'chapters.conflict'];

/** Why it was not saved; where somebody else was faster, what they saved can be loaded. */
export const SavingProblem = ({ saving, onLoadAgain }: SavingProblemProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { error } = saving;
  if (error === null) return null;
  const { title, detail } = problemText(error);
  const loadAgain = (): void => {
    saving.reset();
    void onLoadAgain();
  };
  return (
    <Banner tone="danger" urgent title={title}>
      <p>{detail}</p>
      {CONFLICTS.includes(error.code) && (
        <Button onPress={loadAgain}>{t('video:captions.load-again')}</Button>
      )}
    </Banner>
  );
};
