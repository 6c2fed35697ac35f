export { isSameHandle, readHandle, webFingerAddress, type Handle } from './handle.js';
export { hostMeta } from './host-meta.js';
export { wantsActivityJson } from './negotiate.js';
export {
  nodeInfo,
  nodeInfoLinks,
  nodeInfoType,
  type NodeInfoFacts,
  type NodeInfoVersion,
} from './nodeinfo.js';
export {
  readNodeInfo,
  readNodeInfoLinks,
  type NodeInfoAddresses,
  type PeerSoftware,
} from './read-nodeinfo.js';
export { readWebFinger, type NeededType, type WebFingerVerdict } from './read-webfinger.js';
export {
  WEBFINGER_HEADERS,
  webFinger,
  webFingerSubject,
  type WebFingerFacts,
  type WebFingerSubject,
} from './webfinger.js';
