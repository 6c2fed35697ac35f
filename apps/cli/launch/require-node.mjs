const LEAST_MAJOR = 20;

/** Ends the program with a plain sentence where Node is too old to run even the launcher. */
export function requireNode() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= LEAST_MAJOR) return;
  console.error(
    `Guildhall needs Node.js ${LEAST_MAJOR} or later; this is ${process.version}. See https://nodejs.org`,
  );
  process.exit(1);
}
