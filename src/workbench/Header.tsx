import { Icon } from '#ui/Icon.tsx';
import { ThemeSwitch } from '#ui/ThemeSwitch.tsx';
import './Header.css';

export function Header() {
  return (
    <header className="site-header">
      <a className="site-name" href="#/">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="28" height="28" />
        SciReasoner <span className="site-name-light">Workbench</span>
      </a>
      <p className="privacy">
        <Icon name="lock" />
        Nothing leaves this computer
      </p>
      <ThemeSwitch />
    </header>
  );
}
