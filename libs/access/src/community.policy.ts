import { visibilityTable, type Onlooker } from './permission-table.js';
import { may, type Place } from './place.js';

const isHosted = ({ viewer, community, standing }: Place): boolean =>
  viewer.kind === 'account' && viewer.instanceId === community.instanceId && standing.ban === null;

const belongsTo = (place: Place, group: Onlooker): boolean => {
  if (group === 'anyone' || place.standing.role !== null) return true;
  return group === 'hosting-account' && isHosted(place);
};

/** The server that hosts a community elsewhere, which was sent all that is in it. */
const isItsServer = ({ viewer, community }: Place): boolean =>
  viewer.kind === 'remote-instance' && viewer.instanceId === community.instanceId;

const reaches = (place: Place, what: 'card' | 'directory' | 'read'): boolean =>
  place.standing.active &&
  place.community.deletedAt === null &&
  belongsTo(place, visibilityTable[place.community.visibility][what]);

/** May know of the community: its name, purpose and number of facilitators. */
export const canSeeCard = (place: Place): boolean => reaches(place, 'card');

/** May find the community in lists. */
export const canList = (place: Place): boolean => reaches(place, 'directory');

/** May read threads, posts and the description. */
export const canRead = (place: Place): boolean =>
  reaches(place, 'read') || (isItsServer(place) && place.community.deletedAt === null);

/** May see the whole members list; whoever reads without this sees owners and facilitators only. */
export const canSeeMembers = (place: Place): boolean => may(place, 'see-members');

/** May change how the community presents itself and how people join. */
export const canManage = (place: Place): boolean => may(place, 'manage');

export const canChangeVisibility = (place: Place): boolean => may(place, 'change-visibility');

/** May archive the community or open it again. */
export const canArchive = (place: Place): boolean => may(place, 'archive');

export const canDelete = (place: Place): boolean => may(place, 'delete');

/** May start a community below this one. */
export const canAddSubCommunity = (place: Place): boolean => may(place, 'add-sub-community');
