/**
 * Stands for `@jest/globals` where Node.js loads the tests. A module that several test files share is loaded once, so what it
 * imports from here has to lead to the file that runs now.
 */
const running = () => globalThis[Symbol.for('guildhall.jest')];

const leadingTo = (name) =>
  new Proxy(() => undefined, {
    apply: (_, self, given) => Reflect.apply(running()[name], self, given),
    get: (_, property) => running()[name][property],
  });

export const expect = leadingTo('expect');
export const describe = leadingTo('describe');
export const it = leadingTo('it');
export const jest = leadingTo('jest');
export const beforeAll = leadingTo('beforeAll');
export const beforeEach = leadingTo('beforeEach');
export const afterAll = leadingTo('afterAll');
export const afterEach = leadingTo('afterEach');
