import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { MeView } from '#libs/contracts';

import { useSession } from '../../app/session.js';
import type { IconName } from '../../design/icon.js';
import { OwnPages } from '../sections/own-pages.js';
import { SectionFrame } from '../sections/section-frame.js';

// i18n-keys: settings:section.*
const SECTIONS = [
  ['profile', '/settings', 'person'],
  ['skills', '/settings/skills', 'bulb'],
  ['card', '/settings/expertise-card', 'people'],
  ['account', '/settings/account', 'key'],
  ['language', '/settings/language', 'globe'],
  ['appearance', '/settings/appearance', 'contrast'],
  ['live', '/settings/live', 'bell'],
  ['sessions', '/settings/sessions', 'lock'],
  ['reports', '/settings/reports', 'flag'],
] as const satisfies readonly (readonly [string, string, IconName])[];

export type SettingsSection = (typeof SECTIONS)[number][0];

/** What concerns other servers alone, and is nothing where there are none. */
const FEDERATES: readonly SettingsSection[] = ['card'];

interface SettingsFrameProps {
  readonly section: SettingsSection;
  readonly lead: string;
  readonly children: (me: MeView) => ReactNode;
}

/** A page of one's own settings beside the menu of all of them. */
export const SettingsFrame = ({ section, lead, children }: SettingsFrameProps) => {
  const { t } = useTranslation();
  const { federation } = useSession().instance;
  const shown = SECTIONS.filter(([id]) => federation || !FEDERATES.includes(id));
  const sections = shown.map(([id, href, icon]) => ({ href, icon, label: t(`settings:section.${id}`) }));
  return (
    <OwnPages title={t('common:shell.settings')} mayOpen={() => shown.some(([id]) => id === section)}>
      {(me) => (
        <SectionFrame
          area={t('common:shell.settings')}
          sections={sections}
          title={t(`settings:section.${section}`)}
          lead={lead}
        >
          {children(me)}
        </SectionFrame>
      )}
    </OwnPages>
  );
};
