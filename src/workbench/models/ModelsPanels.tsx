import { useEffect } from 'react';
import { useWorkbench } from '../useWorkbench.ts';
import { AddPanel } from './AddPanel.tsx';
import { MachinePanel } from './MachinePanel.tsx';
import { StoredPanel } from './StoredPanel.tsx';
import { TransferPanel } from './TransferPanel.tsx';

/** This machine, the models that are here, what is on its way, and the ways to bring another. */
export function ModelsPanels() {
  const readLibrary = useWorkbench((state) => state.readLibrary);
  useEffect(() => void readLibrary(), [readLibrary]);
  return (
    <>
      <MachinePanel />
      <StoredPanel />
      <TransferPanel />
      <AddPanel />
    </>
  );
}
