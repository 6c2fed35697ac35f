import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/button.js';

const ShortcutHelp = lazy(async () => ({
  default: (await import('../../shell/shortcut-help.js')).ShortcutHelp,
}));

/** Shows what the keys do in the player, and the switch that turns them off. */
export const KeysButton = () => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" icon="keyboard" iconOnly onPress={() => setOpen(true)}>
        {t('common:shortcut.title')}
      </Button>
      {isOpen && (
        <Suspense>
          <ShortcutHelp isOpen onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
};
