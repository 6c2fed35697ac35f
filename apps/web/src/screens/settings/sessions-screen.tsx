import { useTranslation } from 'react-i18next';

import { listSessions, revokeOtherSessions, revokeSession, type SessionView } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Badge } from '../../design/badge.js';
import { Button } from '../../design/button.js';
import { Card } from '../../design/card.js';
import { ErrorState } from '../../design/error-state.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { Loaded } from '../sections/loaded.js';
import { browserName } from './browser-name.js';
import { SettingsFrame } from './settings-frame.js';

const useBrowserName = (): ((session: SessionView) => string) => {
  const { t } = useTranslation();
  return ({ userAgent }) => {
    const { browser, system } = browserName(userAgent);
    if (browser === undefined) return t('settings:sessions.unknown');
    return system === undefined ? browser : t('settings:sessions.browser', { browser, system });
  };
};

const SessionCard = ({ session }: { session: SessionView }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const name = useBrowserName()(session);
  const end = useCommand(revokeSession, {
    refreshes: [listSessions],
    onDone: () => showToast(t('settings:sessions.ended')),
  });
  return (
    <Card as="li">
      <div className="gh-row" data-align="between">
        <div className="gh-stack" data-gap="small">
          <h2 className="gh-item__title">
            {name} {session.isCurrent && <Badge tone="success">{t('settings:sessions.current')}</Badge>}
          </h2>
          <p className="gh-soft gh-small">
            {t('settings:sessions.last-seen')} <Time value={session.lastSeenAt} /> ·{' '}
            {t('settings:sessions.since')} <Time value={session.createdAt} look="date" /> ·{' '}
            {t('settings:sessions.address', { address: session.address })}
          </p>
        </div>
        {!session.isCurrent && (
          <Button
            isPending={end.isPending}
            onPress={() => end.mutate({ params: { sessionId: session.id } })}
            aria-label={t('settings:sessions.end-named', { name })}
          >
            {t('settings:sessions.end')}
          </Button>
        )}
      </div>
      {end.error && <ErrorState title={problemText(end.error).title} />}
    </Card>
  );
};

const Sessions = () => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const sessions = useOperation(listSessions);
  const endOthers = useCommand(revokeOtherSessions, {
    refreshes: [listSessions],
    onDone: ({ ended }) => showToast(t('settings:sessions.ended-others', { count: ended })),
  });
  return (
    <Loaded query={sessions}>
      {({ items }) => (
        <>
          {items.length > 1 && (
            <div className="gh-row">
              <Button icon="sign-out" isPending={endOthers.isPending} onPress={() => endOthers.mutate({})}>
                {t('settings:sessions.end-others')}
              </Button>
            </div>
          )}
          {endOthers.error && <ErrorState title={problemText(endOthers.error).title} />}
          <ul className="gh-stack">
            {items.map((session) => (
              <SessionCard key={session.id} session={session} />
            ))}
          </ul>
        </>
      )}
    </Loaded>
  );
};

/** Where one is signed in, and how to end that. */
export const SessionSettings = () => {
  const { t } = useTranslation();
  return (
    <SettingsFrame section="sessions" lead={t('settings:sessions.lead')}>
      {() => <Sessions />}
    </SettingsFrame>
  );
};
