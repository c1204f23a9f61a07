import { type ReactNode, useState } from 'react';
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
  const { title, children, startsOpen = false } = props;
  const [ownIsOpen, setOwnIsOpen] = useState(startsOpen);
  const { isOpen = ownIsOpen, onOpenChange = setOwnIsOpen } = props;
  return (
    <AriaDisclosure className="disclosure" isExpanded={isOpen} onExpandedChange={onOpenChange}>
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
