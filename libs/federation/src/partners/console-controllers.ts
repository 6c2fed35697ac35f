import { ErasureController } from '../erasure/erasure.controller.js';
import { ConsoleController } from './console.controller.js';
import { ExportsController } from './exports.controller.js';

/** What administrators ask about the exchange with other servers. */
export const consoleControllers = [ConsoleController, ErasureController, ExportsController];
