/**
 * Stands in for zod in the client build (see vite.config.ts). The browser needs the contracts for their types,
 * ids and paths only: the server checks every request and writes every answer. That saves 25 KiB of first load.
 * Enumerations keep their values; checking anything with a shape throws, so that nobody relies on it.
 */
type Shape = (...parts: readonly unknown[]) => Shape;

const CHECKS = /^(safe)?(parse|encode|decode)(async)?$|^~standard$|^_zod$/i;

const refuse = (check: string) => (): never => {
  throw new Error(`${check}: the browser does not check shapes, the server does`);
};

const shapeWith = (known: Readonly<Record<string, unknown>> = {}): Shape =>
  new Proxy((() => undefined) as unknown as Shape, {
    get: (_, name) => {
      if (typeof name === 'symbol') return undefined;
      if (name in known) return known[name];
      return CHECKS.test(name) ? refuse(name) : shapeWith();
    },
    apply: () => shapeWith(),
  });

const enumeration = (values: readonly string[] | Readonly<Record<string, string>>): Shape => {
  const options = Array.isArray(values) ? (values as readonly string[]) : Object.values(values);
  return shapeWith({ options, enum: Object.fromEntries(options.map((value) => [value, value])) });
};

export const z = shapeWith({ enum: enumeration });
