import { lazy, Suspense, useState } from 'react';

import { Button } from '../../design/button.js';

const ReportDialog = lazy(async () => ({ default: (await import('./report-dialog.js')).ReportDialog }));

interface ReportButtonProps {
  readonly subjectKind: 'person' | 'community' | 'endorsement' | 'document' | 'publication' | 'comment';
  readonly subjectId: string;
  /** Who or what it is, for the title of the dialog. */
  readonly name: string;
  readonly label: string;
  readonly size?: 'small' | 'usual';
}

/** Opens the form in which somebody tells what is wrong with somebody or something. */
export const ReportButton = ({ label, size = 'usual', ...subject }: ReportButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" size={size} icon="flag" onPress={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <Suspense>
          <ReportDialog {...subject} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};
