import type { DemoThread } from '../../shape.js';
import { altTextForMaps } from './alt-text-for-maps.js';
import { analogueLines } from './analogue-lines.js';
import { enquiryFormSpam } from './enquiry-form-spam.js';
import { enwauYstafelloedd } from './enwau-ystafelloedd.js';
import { ffurflenDdwyieithog } from './ffurflen-ddwyieithog.js';
import { foiSameQuestion } from './foi-same-question.js';
import { geirfaGwefan } from './geirfa-gwefan.js';
import { hiddenRows } from './hidden-rows.js';
import { meetingRecordings } from './meeting-recordings.js';
import { mobileLibraryStops } from './mobile-library-stops.js';
import { pdfBacklog } from './pdf-backlog.js';
import { sesiynauTabled } from './sesiynau-tabled.js';

export const digidolThreads: readonly DemoThread[] = [
  pdfBacklog,
  analogueLines,
  sesiynauTabled,
  geirfaGwefan,
  foiSameQuestion,
  mobileLibraryStops,
  ffurflenDdwyieithog,
  hiddenRows,
  altTextForMaps,
  meetingRecordings,
  enquiryFormSpam,
  enwauYstafelloedd,
];
