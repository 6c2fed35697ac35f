import { useTranslation } from 'react-i18next';

import type { ApiProblem } from '../../api/api-problem.js';
import { Button } from '../../design/button.js';
import { CopyLink } from '../../design/copy-link.js';
import { Time } from '../../design/time.js';
import { FormProblem } from '../forms/form-problem.js';

/** An address that an app reads under somebody's name, as far as the page knows of it. */
export interface Address {
  /** Since when there is one; null where there is none. */
  readonly since: string | null;
  /** The one that was just made; it is not told again. */
  readonly made: string | undefined;
  readonly error: ApiProblem | null;
  readonly isPending: boolean;
  readonly make: () => void;
  readonly end: () => void;
}

interface SecretAddressProps {
  readonly lead: string;
  /** What the address is for. */
  readonly label: string;
  readonly address: Address;
}

/** The address that was just made, or since when there is one. */
const Present = ({ label, address: { made, since } }: Omit<SecretAddressProps, 'lead'>) => {
  const { t } = useTranslation();
  if (made !== undefined)
    return (
      <>
        <CopyLink label={label} link={made} />
        <p role="status">{t('video:feed.once')}</p>
      </>
    );
  if (since === null) return null;
  return (
    <p>
      {t('video:feed.since')} <Time value={since} look="date" />. {t('video:feed.again-detail')}
    </p>
  );
};

/** Makes, shows once, and ends an address under which an app reads what somebody may read. */
export const SecretAddress = ({ lead, label, address }: SecretAddressProps) => {
  const { t } = useTranslation();
  const { since, error, isPending, make, end } = address;
  return (
    <div className="gh-stack">
      <p>{lead}</p>
      <FormProblem problem={error} />
      <Present label={label} address={address} />
      <div className="gh-row">
        <Button isPending={isPending} onPress={make}>
          {t(since === null ? 'video:feed.make' : 'video:feed.again')}
        </Button>
        {since !== null && (
          <Button variant="quiet" isPending={isPending} onPress={end}>
            {t('video:feed.end')}
          </Button>
        )}
      </div>
    </div>
  );
};
