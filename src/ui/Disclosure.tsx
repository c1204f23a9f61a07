import type { ReactNode } from 'react';
import {
  Disclosure as AriaDisclosure,
  Button,
  DisclosurePanel,
} from 'react-aria-components/Disclosure';
import { Icon } from './Icon.tsx';
import './Disclosure.css';

interface DisclosureProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly startsOpen?: boolean;
  /** Given together: the parent holds the state. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** A button that shows and hides what follows. The browser's find-in-page opens it. */
export function Disclosure(props: DisclosureProps) {
  const { title, children, startsOpen = false, isOpen, onOpenChange } = props;
  return (
    <AriaDisclosure
      className="disclosure"
      defaultExpanded={startsOpen}
      {...(isOpen === undefined ? {} : { isExpanded: isOpen })}
      {...(onOpenChange ? { onExpandedChange: onOpenChange } : {})}
    >
      <Button slot="trigger" className="disclosure-trigger">
        <Icon name="chevron" />
        <span>{title}</span>
      </Button>
      <DisclosurePanel className="disclosure-panel" role="group">
        {children}
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
