import { lazy, Suspense, useState } from 'react';

import { Button } from '../../design/button.js';

const ReportDialog = lazy(async () => ({ default: (await import('./report-dialog.js')).ReportDialog }));

interface ReportButtonProps {
  readonly subjectKind: 'person' | 'community';
  readonly subjectId: string;
  /** Who or what it is, for the title of the dialog. */
  readonly name: string;
  readonly label: string;
}

/** Opens the form in which somebody tells what is wrong with a person or a community. */
export const ReportButton = ({ label, ...subject }: ReportButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" icon="flag" onPress={() => setOpen(true)}>
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
