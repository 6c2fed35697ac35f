import { DIALOG, MENU, press, type Look } from './look.js';

const LIST = '/admin/partners';
const ONE = '/admin/partners/eastmoor.example';
const OTHER = '/admin/partners/southfield.example';

/** Other servers, as the administrator of one that federates sees them; where there is no federation, there is nothing. */
export const PARTNER_LOOKS: Readonly<Record<string, readonly Look[]>> = {
  '/admin/partners': [
    { as: 'partner', path: LIST },
    { as: 'partner', path: `${LIST}?policy=suspended&order=waiting` },
    { as: 'partner', path: `${LIST}?q=zzzz` },
    { as: 'partner', path: LIST, open: press(['Add a server'], DIALOG) },
    { as: 'partner', path: LIST, open: press(['Actions for southfield.example'], MENU) },
    { as: 'partner', path: LIST, open: press(['Actions for southfield.example', 'Suspend'], DIALOG) },
    { as: 'owner', path: LIST },
  ],
  '/admin/partners/$host': [
    { as: 'partner', path: ONE },
    { as: 'partner', path: ONE, open: press(['Change the draft'], DIALOG) },
    { as: 'partner', path: OTHER, open: press(['Earlier versions'], '.gh-disclosure__panel li') },
    { as: 'partner', path: OTHER, open: press(['Accept'], DIALOG) },
    { as: 'partner', path: '/admin/partners/nowhere.example' },
  ],
  '/admin/partners/trace': [
    { as: 'partner', path: '/admin/partners/trace' },
    { as: 'partner', path: '/admin/partners/trace?of=<letter>' },
    { as: 'partner', path: '/admin/partners/trace?of=nothing' },
    { as: 'owner', path: '/admin/partners/trace' },
  ],
  '/admin/partners/erasures': [
    { as: 'partner', path: '/admin/partners/erasures' },
    { as: 'owner', path: '/admin/partners/erasures' },
  ],
  '/admin/partners/erasures/$personId': [
    { as: 'partner', path: '/admin/partners/erasures/<goneFromPartner>' },
    { as: 'partner', path: '/admin/partners/erasures/none' },
  ],
};
