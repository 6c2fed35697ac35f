export { decideFollow, moveFollows, noteMove } from './follows-elsewhere.js';
export { PeopleModule } from './people.module.js';
export { readSkillsOfPerson } from './read-skills.js';
export { peopleStatusOf } from './status-of.js';
