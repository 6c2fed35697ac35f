import SequencerModule from '@jest/test-sequencer';

const Sequencer = SequencerModule.default ?? SequencerModule;

/**
 * Files that take many minutes, the slowest first. On a fresh clone nobody knows how long a file takes, and these are short
 * ones: begun last, they would keep one worker busy while the others have nothing left to do.
 */
const SLOWEST = [
  'accessibility/other-screens',
  'accessibility/community-screens',
  'faults/database-outage',
  'life-cycle/fresh-clone',
  'live/two-processes',
  'live/kill',
  'deploy/dockerfile',
  'federation/demo-pair',
  'federation/killed-instances',
  'video/record',
  'life-cycle/demonstration',
];

const placeOf = ({ path }) => {
  const place = SLOWEST.findIndex((name) => path.includes(`/${name}.`));
  return place === -1 ? SLOWEST.length : place;
};

/** Begins with the slowest files, and then with the largest, as Jest does. */
export default class SlowestFirst extends Sequencer {
  async sort(tests) {
    return (await super.sort(tests)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
