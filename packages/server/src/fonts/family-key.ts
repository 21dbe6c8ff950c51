/** A family as names are compared. */
export const familyKey = (family: string): string => family.trim().toLowerCase();
