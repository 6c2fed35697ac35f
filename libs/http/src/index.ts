export { configureHttp } from './configure-http.js';
export { HTTP_OPTIONS, type Caller, type HttpOptions } from './http-options.js';
export { openApiOf } from './openapi.js';
export { Address, Input, Language, Me, Once, Who } from './parameters.js';
export { problemOf, type Problem, type ProblemText } from './problem.js';
export { TokenBuckets } from './rate-limit.js';
export { contextOf, type RequestContext } from './request-context.js';
export { Open, Route, servedOperations } from './route.js';
export { httpStatusOf } from './status-of.js';
