const MOST = 30;

/** A user name made from how somebody is called: "Siân Prŷs-Jones" gives `sian_prys_jones`. */
export const suggestName = (displayName: string): string =>
  displayName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, MOST);
