export { openBrowserDoor, type BrowserDoor } from './browser-door.js';
export { certificateAuthority, type CertificateAuthority, type Certified } from './certificate-authority.js';
export { openNeighbourhood, type Neighbourhood } from './neighbourhood.js';
