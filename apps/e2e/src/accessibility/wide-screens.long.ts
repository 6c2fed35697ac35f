import { THEMES } from './check-page.js';
import { inspectEveryScreen } from './every-screen.js';

// The fourth theme is looked at in the narrow window.
inspectEveryScreen(1280, THEMES.slice(0, 3));
