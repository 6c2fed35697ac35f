import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { listErasures, readErasure, retryErasure, type OperationAnswer } from '#libs/contracts';

import { ApiProblem } from '../../api/api-problem.js';
import { useCommand, useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Badge } from '../../design/badge.js';
import { Button } from '../../design/button.js';
import { LinkButton } from '../../design/link-button.js';
import { Table, type Column } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Loaded } from '../sections/loaded.js';
import { AdminFrame } from './admin-frame.js';
import { PartnerTrouble } from './partner-exchange.js';

type Erasure = OperationAnswer<typeof readErasure>;
type ErasureAt = Erasure['servers'][number];

const TONES = { confirmed: 'success', pending: 'info', unreachable: 'danger' } as const;

// i18n-keys: partners:erasure.state.*
const State = ({ state, at, trouble }: ErasureAt) => {
  const { t } = useTranslation();
  return (
    <div className="gh-cell">
      <Badge tone={TONES[state]}>{t(`partners:erasure.state.${state}`)}</Badge>
      {at !== null && (
        <span className="gh-small">
          <Time value={at} look="exact" />
        </span>
      )}
      {trouble !== null && <PartnerTrouble trouble={trouble} />}
    </div>
  );
};

const useColumns = (): readonly Column<ErasureAt>[] => {
  const { t } = useTranslation();
  return [
    { id: 'host', title: t('partners:server'), cell: ({ host }) => host },
    { id: 'state', title: t('partners:delivery.state'), cell: (server) => <State {...server} /> },
    { id: 'times', title: t('partners:erasure.times'), align: 'end', cell: ({ times }) => times },
  ];
};

/** Asks those again that could not be told. */
const AskAgain = ({ personId }: { personId: string }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const retry = useCommand(retryErasure, {
    refreshes: [readErasure, listErasures],
    onDone: ({ count }) => showToast(t('partners:erasure.retried', { count })),
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  return (
    <Button icon="send" isPending={retry.isPending} onPress={() => retry.mutate({ params: { personId } })}>
      {t('partners:erasure.retry')}
    </Button>
  );
};

const Evidence = ({ erasure }: { erasure: Erasure }) => {
  const { t } = useTranslation();
  const columns = useColumns();
  return (
    <>
      <p>
        {t('partners:erasure.requested')}: <Time value={erasure.requestedAt} look="exact" />
      </p>
      <Table
        caption={t('partners:erasure.servers')}
        columns={columns}
        rows={erasure.servers}
        rowKey={({ host }) => host}
      />
      {erasure.unreachable > 0 && <AskAgain personId={erasure.personId} />}
    </>
  );
};

/** What became of the request to erase one person, at each server. */
export const AdminErasure = () => {
  const { t } = useTranslation();
  const { personId = '' } = useParams({ strict: false });
  const erasure = useOperation(readErasure, { params: { personId } });
  if (erasure.error instanceof ApiProblem && [400, 404].includes(erasure.error.status))
    return <NotFoundPage />;
  return (
    <AdminFrame
      part="partners"
      title={erasure.data?.name ?? t('partners:tab.erasures')}
      actions={
        <LinkButton href="/admin/partners/erasures" icon="arrow-left">
          {t('partners:erasure.back')}
        </LinkButton>
      }
    >
      {() => (
        <Loaded query={erasure} skeleton={{ shape: 'text', count: 4 }}>
          {(data) => <Evidence erasure={data} />}
        </Loaded>
      )}
    </AdminFrame>
  );
};
