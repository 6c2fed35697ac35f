import { inspectEveryScreen } from './every-screen.js';

inspectEveryScreen(1280);
