export const discussion = {} as const;
