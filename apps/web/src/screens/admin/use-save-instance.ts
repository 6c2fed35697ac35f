import { useTranslation } from 'react-i18next';

import { readInstance, updateInstance } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useSetSession } from '../../app/session.js';
import { showToast } from '../../design/toast.js';

/** The sheet of brand colours is kept for good under its address, so another colour needs another one. */
const showBrand = (colour: string): void => {
  const sheet = document.querySelector<HTMLLinkElement>('link[href^="/brand.css"]');
  if (sheet !== null) sheet.href = `/brand.css?v=${encodeURIComponent(colour)}`;
};

/** Saves how the server presents itself; the page at hand follows at once. */
export const useSaveInstance = () => {
  const { t } = useTranslation();
  const setSession = useSetSession();
  return useCommand(updateInstance, {
    refreshes: [readInstance],
    onDone: (instance) => {
      setSession((session) => ({ ...session, instance }));
      showBrand(instance.brandColour);
      showToast(t('settings:saved'));
    },
  });
};
