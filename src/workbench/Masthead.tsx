import { Icon } from '#ui/Icon.tsx';
import { ThemeSwitch } from '#ui/ThemeSwitch.tsx';
import './Masthead.css';

/** The name of the product, its promise, and the theme. */
export function Masthead() {
  return (
    <div className="masthead">
      <a className="site-name" href="#/">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="28" height="28" />
        SciReasoner <span className="site-name-light">Workbench</span>
      </a>
      <p className="privacy">
        <Icon name="lock" />
        Nothing leaves this computer
      </p>
      <ThemeSwitch />
    </div>
  );
}
