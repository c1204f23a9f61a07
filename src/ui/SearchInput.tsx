import type { KeyboardEvent } from 'react';
import { Input, Label, SearchField } from 'react-aria-components/SearchField';
import { Icon } from './Icon.tsx';
import './SearchInput.css';

interface SearchInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A search box; Escape empties it. */
export function SearchInput({ label, value, onChange, placeholder, onKeyDown }: SearchInputProps) {
  return (
    <SearchField className="search-input" value={value} onChange={onChange}>
      <Label className="visually-hidden">{label}</Label>
      <Icon name="search" />
      <Input placeholder={placeholder} {...(onKeyDown ? { onKeyDownCapture: onKeyDown } : {})} />
    </SearchField>
  );
}
