import type { InstanceView } from '#libs/contracts';

/** How the server presents itself, as the form has it. */
export type Brand = Pick<
  InstanceView,
  | 'name'
  | 'shortName'
  | 'welshName'
  | 'organisationKind'
  | 'contactUrl'
  | 'welcome'
  | 'brandColour'
  | 'crestFileId'
>;

export const brandOf = (instance: InstanceView): Brand => ({
  name: instance.name,
  shortName: instance.shortName,
  welshName: instance.welshName,
  organisationKind: instance.organisationKind,
  contactUrl: instance.contactUrl,
  welcome: instance.welcome,
  brandColour: instance.brandColour,
  crestFileId: instance.crestFileId,
});

/** What is saved. The contact page belongs to the card, whose field is not there without one. */
export const changesTo = (brand: Brand): Brand => ({
  ...brand,
  brandColour: brand.brandColour.trim().toLowerCase(),
  contactUrl: brand.organisationKind === null ? '' : brand.contactUrl.trim(),
});
