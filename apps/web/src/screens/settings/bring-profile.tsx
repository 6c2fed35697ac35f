import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { readBundle } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Card } from '../../design/card.js';
import { FormProblem } from '../forms/form-problem.js';
import { FilePicker } from '../writing/file-picker.js';

const ChooseParts = lazy(async () => ({ default: (await import('./choose-parts.js')).ChooseParts }));

/** Takes over what somebody chooses of a file that they bring from another server. */
export const BringProfile = () => {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  const [bundle, setBundle] = useState('');
  const read = useCommand(readBundle);
  const pick = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const text = await file.text();
    setBundle(text);
    read.mutate({ body: { bundle: text } });
  };
  return (
    <Card as="section" labelledBy="settings-bring-profile">
      <h2 id="settings-bring-profile">{t('settings:bring-profile.title')}</h2>
      <p>{t('settings:bring-profile.text')}</p>
      <FormProblem problem={read.error} />
      <div className="gh-row">
        <Button icon="upload" isPending={read.isPending} onPress={() => picker.current?.click()}>
          {t('settings:bring-profile.choose')}
        </Button>
        <FilePicker
          ref={picker}
          label={t('settings:bring-profile.choose')}
          onPick={([file]) => void pick(file)}
        />
      </div>
      {read.data && (
        <Suspense>
          <ChooseParts key={read.submittedAt} view={read.data} bundle={bundle} onDone={() => read.reset()} />
        </Suspense>
      )}
    </Card>
  );
};
