import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { definitely } from '#base/assert.ts';
import {
  resolveTheme,
  storedThemeChoice,
  storeThemeChoice,
  type Theme,
  type ThemeChoice,
} from './theme-choice.ts';
import { useMediaQuery } from './useMediaQuery.ts';
import './theme.css';

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly theme: Theme;
  readonly choose: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<ThemeState | undefined>(undefined);

/** Holds the person's choice of theme and writes it to the document. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(() => storedThemeChoice(() => localStorage));
  const theme = resolveTheme(choice, useMediaQuery('(prefers-color-scheme: dark)'));

  useLayoutEffect(() => {
    if (choice === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = choice;
  }, [choice]);

  const state = useMemo(
    () => ({
      choice,
      theme,
      choose: (next: ThemeChoice) => {
        storeThemeChoice(() => localStorage, next);
        setChoice(next);
      },
    }),
    [choice, theme],
  );
  return <ThemeContext value={state}>{children}</ThemeContext>;
}

export function useTheme(): ThemeState {
  return definitely(useContext(ThemeContext), 'ThemeProvider');
}
