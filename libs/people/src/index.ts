export { PeopleModule } from './people.module.js';
export { peopleStatusOf } from './status-of.js';
