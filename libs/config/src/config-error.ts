/** One thing that is wrong with the environment, in a sentence that begins with the variable's name. */
export interface ConfigProblem {
  readonly variable: string;
  readonly sentence: string;
}

/** The environment cannot be used; `message` lists everything that is wrong, one line each, without secrets. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map((problem) => problem.sentence).join('\n'));
    this.name = 'ConfigError';
  }
}
