/** Name of a person or community of this instance, as a pattern of lower case. */
export const NAME_HERE = '[a-z0-9_]{1,30}';

/** Name of a person or community of another server, where more is usual, as a pattern of lower case. */
export const NAME_ELSEWHERE = '[a-z0-9_](?:[a-z0-9_.-]{0,62}[a-z0-9_])?';

/** How a person or community is called in an address: `ada` here, `ada.lovett@leeds.example` elsewhere. */
export const HANDLE = `(?:${NAME_HERE}|${NAME_ELSEWHERE}@[a-z0-9.:-]{1,253})`;

/** Characters of the longest name with its server. */
export const LONGEST_HANDLE = 320;
