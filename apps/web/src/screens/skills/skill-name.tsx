import { useTranslation } from 'react-i18next';

import type { SkillView } from '#libs/contracts';

/** What a skill is called in the reader's language, or else in the other one. */
export const useSkillName = () => {
  const { i18n } = useTranslation();
  return ({ labels }: SkillView): { readonly text: string; readonly lang: 'en' | 'cy' } => {
    const own = i18n.language === 'cy' ? 'cy' : 'en';
    const other = own === 'cy' ? 'en' : 'cy';
    const lang = labels[own] === '' ? other : own;
    return { text: labels[lang], lang };
  };
};

/** A skill by its name, marked with the language of that name. */
export const SkillName = ({ skill }: { skill: SkillView }) => {
  const { text, lang } = useSkillName()(skill);
  return <span lang={lang}>{text}</span>;
};
