export { configureHttp, refuseSlowBodies } from './configure-http.js';
export { HttpAdapter } from './http-adapter.js';
export { type Caller, type HttpOptions } from './http-options.js';
export { openApiOf } from './openapi.js';
export { Address, Input, Me, Once, Who } from './parameters.js';
export { type Problem, type ProblemText } from './problem.js';
export { contextOf, type RequestContext } from './request-context.js';
export { Open, Route, servedOperations } from './route.js';
export { httpStatusOf } from './status-of.js';
