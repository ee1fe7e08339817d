export const firstAdminLink = (_now: Date): Promise<string | null> => Promise.resolve(null);
