import { THEMES } from './check-page.js';
import { inspectEveryScreen } from './every-screen.js';

// The colours of the other themes are looked at in the wide window; they do not depend on the width.
inspectEveryScreen(320, [THEMES[0], THEMES[3]]);
