import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Notice.css';

type Tone = 'aside' | 'info' | 'ok' | 'warning' | 'danger';

const icons: Readonly<Record<Tone, IconName>> = {
  aside: 'info',
  info: 'info',
  ok: 'check',
  warning: 'warning',
  danger: 'cross',
};

interface NoticeProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** Buttons that act on what is said. */
  readonly actions?: ReactNode;
  /** Read out at once by screen readers; for what just went wrong. */
  readonly alert?: boolean;
  readonly id?: string;
}

/** A framed message. Its text must stand without its colour and icon. */
export function Notice({ tone, children, actions, alert = false, id }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={alert ? 'alert' : undefined} id={id}>
      <Icon name={icons[tone]} />
      <div className="notice-text">
        {children}
        {actions && <div className="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
