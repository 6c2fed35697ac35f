/** Sources below apps and libs, by their paths, that are never built. */
export const FOR_TESTS_ONLY = /\.(?:spec|long|alone|bench|fixture)\.tsx?$|^libs\/testing\//;
