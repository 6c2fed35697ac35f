import { inspectEveryScreen } from './every-screen.js';

inspectEveryScreen(320);
