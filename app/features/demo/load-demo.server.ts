export const loadDemo = (_now: Date): Promise<void> => Promise.resolve();
export const demoLogins = (): string[] => [];
