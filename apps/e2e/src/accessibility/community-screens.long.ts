import { inspectEveryScreen } from './every-screen.js';
import { COMMUNITY_SCREENS } from './screens.js';

inspectEveryScreen(COMMUNITY_SCREENS);
