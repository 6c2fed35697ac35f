import type { ApiProblem } from '../../api/api-problem.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { ErrorSummary } from '../../design/error-summary.js';
import type { FieldErrors } from './field-errors.js';

interface FormProblemProps {
  readonly problem: ApiProblem | null;
  readonly errors?: FieldErrors;
  /** Labels of the fields, in their order on the page. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Why something was not done: the fields of its form where it was them, the whole reason otherwise. */
export const FormProblem = ({ problem, errors = {}, labels = {} }: FormProblemProps) => {
  const problemText = useProblemText();
  if (Object.keys(labels).some((name) => errors[name] !== undefined)) {
    return <ErrorSummary errors={errors} labels={labels} />;
  }
  if (problem === null) return null;
  const { title, detail } = problemText(problem);
  return <ErrorState title={title}>{detail}</ErrorState>;
};
