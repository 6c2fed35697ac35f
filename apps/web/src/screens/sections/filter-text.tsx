import { useEffect, useEffectEvent, useState } from 'react';

import { SearchField } from '../../design/search-field.js';
import { usePaused } from './use-filters.js';

interface FilterTextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows a list by words, once the reader pauses typing. */
export const FilterText = ({ label, value, onChange }: FilterTextProps) => {
  const [typed, setTyped] = useState(value);
  const settled = usePaused(typed);
  const tell = useEffectEvent((text: string) => {
    if (text !== value) onChange(text);
  });
  useEffect(() => tell(settled.trim()), [settled]);
  return <SearchField label={label} showLabel value={typed} onChange={setTyped} />;
};
