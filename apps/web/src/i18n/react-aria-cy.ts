interface PluralFormatter {
  plural: (count: number, forms: Record<string, string | (() => string)>) => string;
  number: (value: number) => string;
}

interface Args {
  readonly optionCount: number;
  readonly optionText: string;
  readonly isSelected: boolean;
  readonly isGroupChange: boolean;
  readonly groupTitle: string;
  readonly groupCount: number;
}

type Words = Record<string, string | ((args: Args, formatter: PluralFormatter) => string)>;

const options = (count: number, formatter: PluralFormatter): string => {
  const number = formatter.number(count);
  return formatter.plural(count, { other: () => `${number} dewis` });
};

/** Welsh for the words that React Aria says by itself, by the group in which it keeps them. */
export const welsh: Record<string, Words> = {
  components: {
    selectPlaceholder: 'Dewiswch eitem',
    tableResizer: 'Newid maint',
    dropzoneLabel: 'Man gollwng',
    colorSwatchPicker: 'Samplau lliw',
  },
  overlays: { dismiss: 'Cau' },
  searchfield: { 'Clear search': 'Clirio’r chwiliad' },
  menu: { longPressMessage: 'Pwyswch yn hir neu pwyswch Alt + saeth i lawr i agor y ddewislen' },
  combobox: {
    buttonLabel: 'Dangos awgrymiadau',
    listboxLabel: 'Awgrymiadau',
    countAnnouncement: ({ optionCount }, formatter) => `${options(optionCount, formatter)} ar gael.`,
    selectedAnnouncement: ({ optionText }) => `${optionText}, wedi’i ddewis`,
    focusAnnouncement: ({ optionText, isSelected, isGroupChange, groupTitle, groupCount }, formatter) => {
      const group = isGroupChange ? `Grŵp ${groupTitle}, ${options(groupCount, formatter)}. ` : '';
      return `${group}${optionText}${isSelected ? ', wedi’i ddewis' : ''}`;
    },
  },
};
