import type { ReactNode } from 'react';
import './StructureFrame.css';

interface StructureFrameProps {
  readonly children: ReactNode;
  /** A picture is on its way; the frame is as high as it. */
  readonly busy?: boolean;
}

/** Holds the place of a picture, with a word on why it is not there. */
export function StructureFrame({ children, busy = false }: StructureFrameProps) {
  return (
    <p className="structure-frame" aria-busy={busy}>
      {children}
    </p>
  );
}
