import { ModernFakeTimers } from '@jest/fake-timers';
import { TestEnvironment } from 'jest-environment-node';

/** What `expect` compares the values of tests with by name: `expect.any(String)`, `toThrow(TypeError)`. */
const COMPARED = ['Array', 'BigInt', 'Boolean', 'Error', 'Function', 'Number', 'Object', 'String'];

/**
 * Jest's environment for Node.js, for tests that are not within it (see `node-runtime.mjs`): its fake timers and its idea of a
 * string are those of the global object that the tests have.
 */
export default class NodeEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.fakeTimersModern.dispose();
    this.fakeTimersModern = new ModernFakeTimers({ config: config.projectConfig, global: globalThis });
    for (const name of COMPARED) this.global[name] = globalThis[name];
  }
}
