import type { ReactNode } from 'react';
import './Badge.css';

export function Badge(props: {
  readonly children: ReactNode;
  readonly tone?: 'neutral' | 'warning' | 'accent';
}) {
  return <span className={`badge badge-${props.tone ?? 'neutral'}`}>{props.children}</span>;
}
