import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listAgreements, type AgreementView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Card } from '../../design/card.js';
import { Disclosure } from '../../design/disclosure.js';
import { Loaded } from '../sections/loaded.js';
import { AgreementActs } from './agreement-acts.js';
import { AgreementForm } from './agreement-form.js';
import { AgreementHead, AgreementTerms } from './agreement-terms.js';

const OPEN: ReadonlySet<AgreementView['state']> = new Set(['draft', 'proposed', 'accepted']);

const Version = ({ host, agreement }: { host: string; agreement: AgreementView }) => (
  <Card as="li">
    <AgreementHead agreement={agreement} />
    <AgreementTerms agreement={agreement} />
    <AgreementActs host={host} agreement={agreement} />
  </Card>
);

const Versions = ({ host, items }: { host: string; items: readonly AgreementView[] }) => (
  <ul className="gh-stack">
    {items.map((agreement) => (
      <Version key={agreement.id} host={host} agreement={agreement} />
    ))}
  </ul>
);

/** Begins or changes the draft, with the words of the version before it. */
const Write = ({ host, items }: { host: string; items: readonly AgreementView[] }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const draft = items.find(({ state }) => state === 'draft');
  const from = draft ?? items[0] ?? null;
  const beginning = from === null ? t('partners:agreement.write') : t('partners:agreement.next');
  const label = draft === undefined ? beginning : t('partners:agreement.change');
  return (
    <div className="gh-row">
      <Button icon="edit" onPress={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && <AgreementForm host={host} from={from} onClose={() => setOpen(false)} />}
    </div>
  );
};

const Agreements = ({ host, items }: { host: string; items: readonly AgreementView[] }) => {
  const { t } = useTranslation();
  const [open, over] = [
    items.filter(({ state }) => OPEN.has(state)),
    items.filter(({ state }) => !OPEN.has(state)),
  ];
  return (
    <>
      {open.length === 0 ? (
        <p>
          {t('partners:agreement.none')} {t('partners:agreement.none-text')}
        </p>
      ) : (
        <Versions host={host} items={open} />
      )}
      <Write host={host} items={items} />
      {over.length > 0 && (
        <Disclosure title={t('partners:agreement.history')}>
          <Versions host={host} items={over} />
        </Disclosure>
      )}
    </>
  );
};

/** What has been agreed with another server, and what is proposed. */
export const AgreementSection = ({ host }: { host: string }) => {
  const { t } = useTranslation();
  const agreements = useOperation(listAgreements, { params: { host } });
  return (
    <section className="gh-stack">
      <h2>{t('partners:agreement')}</h2>
      <Loaded query={agreements} skeleton={{ shape: 'text', count: 2 }}>
        {({ items }) => <Agreements host={host} items={items} />}
      </Loaded>
    </section>
  );
};
