import { Header } from './Header.tsx';
import './WorkbenchScreen.css';

export function WorkbenchScreen() {
  return <Header />;
}
