export { takeDownEndorsement } from './endorsements/hide-endorsement.js';
export { decideFollow, moveFollows, noteMove } from './follows-elsewhere.js';
export { MySkills } from './my-skills.js';
export { PeopleModule } from './people.module.js';
export { readSkillsOfPerson } from './read-skills.js';
export { skillJson } from './skill-json.js';
export { BundleSeal, type Opened, type SealBundles, type SealedDocument } from './moving/bundle-seal.js';
export { peopleStatusOf } from './status-of.js';
export { Vocabulary } from './vocabulary.js';
