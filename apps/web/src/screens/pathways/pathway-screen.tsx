import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { readPathway, setPathwayProgress, type PathwayStep, type PathwayView } from '#libs/contracts';

import { queryKeyOf } from '../../api/query-keys.js';
import { useCommand } from '../../api/use-operation.js';
import { useMe } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { Banner } from '../../design/banner.js';
import { Checkbox } from '../../design/checkbox.js';
import { Icon, type IconName } from '../../design/icon.js';
import { LinkButton } from '../../design/link-button.js';
import { ProgressBar } from '../../design/progress-bar.js';
import { Time } from '../../design/time.js';
import { Page } from '../../shell/page.js';
import { documentHref } from '../documents/document-href.js';
import { FormProblem } from '../forms/form-problem.js';
import { threadHref } from '../thread/thread-start.js';
import { LoadedPathway } from './loaded-pathway.js';
import { PathwayFacts } from './pathway-list.js';

import './pathways.css';

const ICONS = {
  video: 'film',
  thread: 'speech',
  document: 'paperclip',
  link: 'external',
} as const satisfies Record<PathwayStep['kind'], IconName>;

const StepLink = ({ step }: { step: PathwayStep }) => {
  const { thread, document, url, title } = step;
  if (document !== null)
    return (
      <AppLink href={documentHref(document.id)} lang={document.language}>
        {title}
      </AppLink>
    );
  if (thread !== null)
    return (
      <AppLink href={threadHref(thread, thread.community)} lang={thread.language}>
        {title}
      </AppLink>
    );
  return (
    <a href={url ?? ''} rel="noopener noreferrer nofollow">
      {title === '' ? url : title}
    </a>
  );
};

const useProgress = (pathwayId: string) => {
  const queries = useQueryClient();
  return useCommand(setPathwayProgress, {
    onDone: (pathway) => {
      queries.setQueryData(queryKeyOf(readPathway, { params: { pathwayId } }), pathway);
    },
  });
};

interface StepProps {
  readonly step: PathwayStep;
  readonly onDone: ((done: boolean) => void) | undefined;
}

// i18n-keys: pathways:kind.*
const Step = ({ step, onDone }: StepProps) => {
  const { t } = useTranslation();
  return (
    <li className="pathway-step" data-done={step.doneBy !== null || undefined}>
      <Icon name={ICONS[step.kind]} />
      <div className="pathway-step__words">
        <h3>
          <StepLink step={step} />
        </h3>
        <p className="gh-row gh-soft gh-small">
          <span>{t(`pathways:kind.${step.kind}`)}</span>
          {step.thread !== null && <span>{step.thread.community.title}</span>}
        </p>
        {step.note !== '' && <p className="pathway-step__note">{step.note}</p>}
        {onDone !== undefined && (
          <Checkbox
            isSelected={step.doneBy !== null}
            isDisabled={step.doneBy === 'watching'}
            onChange={onDone}
            aria-label={t('pathways:step-done', { title: step.title })}
          >
            {step.doneBy === 'watching' ? t('pathways:watched') : t('pathways:mark-done')}
          </Checkbox>
        )}
      </div>
    </li>
  );
};

const Steps = ({ pathway }: { pathway: PathwayView }) => {
  const { t } = useTranslation();
  const isSignedIn = useMe() !== null;
  const progress = useProgress(pathway.id);
  const { steps, stepCount, done, id: pathwayId } = pathway;
  if (stepCount === 0) return <p className="gh-soft">{t('pathways:no-steps')}</p>;
  return (
    <>
      {isSignedIn && (
        <>
          <ProgressBar
            label={t('pathways:progress')}
            value={(done / stepCount) * 100}
            valueLabel={t('pathways:done', { done, steps: stepCount })}
          />
          <p className="gh-soft gh-small">{t('pathways:private')}</p>
        </>
      )}
      {isSignedIn && done === stepCount && <Banner tone="success" title={t('pathways:completed')} />}
      <FormProblem problem={progress.error} />
      <ol className="pathway-steps">
        {steps.map((step) => (
          <Step
            key={step.id}
            step={step}
            onDone={
              isSignedIn
                ? (isDone) =>
                    progress.mutate({ params: { pathwayId, stepId: step.id }, body: { done: isDone } })
                : undefined
            }
          />
        ))}
      </ol>
    </>
  );
};

// i18n-keys: pathways:audience.*
/** Whether it may be out of date, what it is for, and who looks after it. */
const About = ({ pathway }: { pathway: PathwayView }) => {
  const { t } = useTranslation();
  const { language, audience, community, owner, description, isStale, reviewBy } = pathway;
  return (
    <>
      {isStale && (
        <Banner tone="warn" title={t('pathways:stale-title')}>
          <p>{t('pathways:stale-text')}</p>
        </Banner>
      )}
      {description !== '' && (
        <p className="pathway__description" lang={language}>
          {description}
        </p>
      )}
      <p className="gh-row gh-soft gh-small">
        <span>{t('pathways:by', { name: owner.displayName })}</span>
        <span>{community === null ? t(`pathways:audience.${audience}`) : community.title}</span>
        <span>
          {t('pathways:review-by')} <Time value={reviewBy} look="date" />
        </span>
      </p>
    </>
  );
};

const Pathway = ({ pathway }: { pathway: PathwayView }) => {
  const { t } = useTranslation();
  return (
    <Page
      title={pathway.title}
      over={<AppLink href="/pathways">{t('pathways:title')}</AppLink>}
      lead={<PathwayFacts pathway={pathway} />}
      actions={
        pathway.permissions.canEdit && (
          <LinkButton href={`/pathways/${pathway.id}/edit`} icon="edit">
            {t('pathways:edit')}
          </LinkButton>
        )
      }
      head={{ unlisted: pathway.audience !== 'public' }}
    >
      <div className="gh-stack pathway">
        <About pathway={pathway} />
        <section className="gh-stack" aria-labelledby="steps">
          <h2 id="steps">{t('pathways:steps-title')}</h2>
          <Steps pathway={pathway} />
        </section>
      </div>
    </Page>
  );
};

/** A learning pathway: its steps in their order, and how far the reader has come. */
export const PathwayScreen = () => (
  <LoadedPathway>{(pathway) => <Pathway pathway={pathway} />}</LoadedPathway>
);
