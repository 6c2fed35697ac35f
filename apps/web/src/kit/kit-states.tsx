import { Banner } from '../design/banner.js';
import { Button } from '../design/button.js';
import { EmptyState } from '../design/empty-state.js';
import { ErrorState } from '../design/error-state.js';
import { LinkButton } from '../design/link-button.js';
import { OfflineBar } from '../design/offline-bar.js';
import { ProgressBar } from '../design/progress-bar.js';
import { Skeleton } from '../design/skeleton.js';
import { Section } from './kit-section.js';

/** Empty, loading, failed, offline, and what the reader should know. */
export const KitStates = () => (
  <Section title="States">
    <Banner title="This community is archived">
      <p>You can read and search it; nobody can post.</p>
    </Banner>
    <Banner tone="success" title="Your e-mail address is confirmed" />
    <Banner
      tone="warn"
      title="You have been signed out"
      actions={<Button size="small">Sign in again</Button>}
    >
      <p>What you wrote is kept.</p>
    </Banner>
    <ErrorState title="The members could not be loaded" onRetry={() => undefined}>
      We cannot reach the server. Check your connection and try again.
    </ErrorState>
    <EmptyState
      icon="speech"
      title="No threads yet"
      headingLevel={3}
      actions={
        <LinkButton href="/new" variant="primary" icon="edit">
          Start the first thread
        </LinkButton>
      }
    >
      <p>Ask what you would ask in the corridor. Nine people will be told.</p>
    </EmptyState>
    <ProgressBar label="Uploading survey.pdf" value={42} valueLabel="3.1 of 7.4 MB" />
    <Skeleton shape="list" count={2} />
    <Skeleton shape="cards" count={2} />
    <OfflineBar since="2026-11-24T09:41:00Z" />
  </Section>
);
