import type { ChecklistItem, KitTemplateName } from '#libs/contracts';
import { translator, type Language } from '#libs/i18n';

const EVERYWHERE: readonly ChecklistItem[] = [
  'describe',
  'welcome',
  'picture',
  'invite',
  'helper',
  'tell',
  'answer',
  'rhythm',
];

const CHECKLISTS: Readonly<Record<KitTemplateName, ReadonlySet<ChecklistItem>>> = {
  practice: new Set(EVERYWHERE),
  project: new Set<ChecklistItem>([...EVERYWHERE, 'plan']),
  questions: new Set(EVERYWHERE),
};

/** Whether something stands on the checklist of a template. */
export const isOnChecklist = (template: KitTemplateName, item: ChecklistItem): boolean =>
  CHECKLISTS[template].has(item);

/** What a community begins with, in its language. */
export interface Beginning {
  readonly title: string;
  readonly markdown: string;
  readonly topics: readonly string[];
}

// i18n-keys: facilitation:start.*
/** The first thread and the topics that a template suggests. */
export const beginningOf = (template: KitTemplateName, language: Language): Beginning => {
  const t = translator(language);
  return {
    title: t(`facilitation:start.${template}.title`),
    markdown: t(`facilitation:start.${template}.text`),
    topics: t(`facilitation:start.${template}.topics`).split(', '),
  };
};
