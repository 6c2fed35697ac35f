import type { Ref } from 'react';

/** The files of a choice, a paste or a drop. */
export const filesIn = (list: FileList | undefined | null): File[] => [...(list ?? [])];

interface FilePickerProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly onPick: (files: readonly File[]) => void;
}

/** The browser's own file dialog; a button of the toolbar opens it. */
export const FilePicker = ({ ref, label, onPick }: FilePickerProps) => (
  <input
    ref={ref}
    className="gh-hidden"
    type="file"
    multiple
    tabIndex={-1}
    aria-label={label}
    onChange={(event) => {
      onPick(filesIn(event.target.files));
      event.target.value = '';
    }}
  />
);
