import { inspectEveryScreen } from './every-screen.js';
import { ERROR_PAGES, OTHER_SCREENS } from './screens.js';

inspectEveryScreen({ ...OTHER_SCREENS, 'no route': ERROR_PAGES });
