/** Sources below apps and libs, by their paths, that are never built. */
export const FOR_TESTS_ONLY = /\.(?:spec|long|beside|alone|bench|fixture)\.tsx?$|^libs\/testing\//;
