import { z } from 'zod';

/** With what a community can begin; without one it begins blank. */
export const kitTemplates = ['practice', 'project', 'questions'] as const;
export const kitTemplate = z.enum(kitTemplates);

/** Everything that can stand on a checklist, in the order in which it is shown. */
export const checklistItems = [
  'describe',
  'welcome',
  'picture',
  'invite',
  'helper',
  'plan',
  'tell',
  'answer',
  'rhythm',
] as const;
export const checklistItem = z.enum(checklistItems);

export type KitTemplateName = z.output<typeof kitTemplate>;
export type ChecklistItem = z.output<typeof checklistItem>;
