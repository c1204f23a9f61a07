import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ThemeSwitch } from '#ui/ThemeSwitch.tsx';
import './Masthead.css';

/** The name of the product, the way to any task, the promise, and the theme. */
export function Masthead({ onFindTask }: { readonly onFindTask: () => void }) {
  return (
    <div className="masthead">
      <a className="site-name" href="#/">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="28" height="28" />
        SciReasoner <span className="site-name-light">Workbench</span>
      </a>
      <Button icon="search" shortcut="Control+K Meta+K" onPress={onFindTask}>
        <span className="find-task">Find a task</span>{' '}
        <span aria-hidden="true">
          <kbd className="muted">Ctrl K</kbd>
        </span>
      </Button>
      <p className="privacy">
        <Icon name="lock" />
        Nothing leaves this computer
      </p>
      <ThemeSwitch />
    </div>
  );
}
