import { useTranslation } from 'react-i18next';

import { useSession } from '../../app/session.js';
import { AdminFrame } from './admin-frame.js';
import { BrandingForm } from './branding-form.js';

/** How this server presents itself. */
export const AdminBranding = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  return (
    <AdminFrame part="branding" lead={t('admin:branding.lead')}>
      {() => <BrandingForm instance={instance} />}
    </AdminFrame>
  );
};
