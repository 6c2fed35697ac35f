/** The addresses of a route: `/c/$community/t/$threadId/{-$slug}` as a pattern for paths. */
export const patternOf = (route: string): RegExp =>
  new RegExp(`^${route.replaceAll(/\/\{-\$\w+\}/g, '(?:/[^/]+)?').replaceAll(/\{\$\w+\}|\$\w+/g, '[^/]+')}$`);
