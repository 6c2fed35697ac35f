import { useState } from 'react';

import { AlertDialog } from '../design/alert-dialog.js';
import { Button } from '../design/button.js';
import { Dialog } from '../design/dialog.js';
import { TextField } from '../design/text-field.js';
import { showToast } from '../design/toast.js';
import { Tooltip } from '../design/tooltip.js';
import { Section } from './kit-section.js';

interface OverlayProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

const Invitation = (open: OverlayProps) => (
  <Dialog
    {...open}
    title="Invite somebody"
    actions={(close) => (
      <>
        <Button variant="primary" onPress={close}>
          Send invitation
        </Button>
        <Button onPress={close}>Cancel</Button>
      </>
    )}
  >
    <p>They get an e-mail with a link that works for 14 days.</p>
    <TextField label="E-mail address" type="email" />
  </Dialog>
);

const Deletion = (open: OverlayProps) => (
  <AlertDialog {...open} title="Delete this thread?" confirmLabel="Delete thread" onConfirm={() => undefined}>
    <p>All 14 replies go with it. Facilitators can restore it for 30 days.</p>
  </AlertDialog>
);

/** What opens over the page. */
export const KitOverlays = () => {
  const [open, setOpen] = useState<'dialog' | 'alert' | null>(null);
  const change = (isOpen: boolean): void => setOpen(isOpen ? open : null);
  return (
    <Section title="Overlays">
      <div className="gh-row">
        <Button onPress={() => setOpen('dialog')}>Open a dialog</Button>
        <Button onPress={() => setOpen('alert')}>Open an alert</Button>
        <Button onPress={() => showToast('Your reply was posted.')}>Show a message</Button>
        <Tooltip text="Members are told in the evening">
          <Button variant="quiet" icon="info">
            Point at me
          </Button>
        </Tooltip>
      </div>
      <Invitation isOpen={open === 'dialog'} onOpenChange={change} />
      <Deletion isOpen={open === 'alert'} onOpenChange={change} />
    </Section>
  );
};
