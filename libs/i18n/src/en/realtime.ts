export const realtime = {} as const;
