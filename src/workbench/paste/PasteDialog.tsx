import { useMemo, useState } from 'react';
import type { Reading } from '#science/reading.ts';
import { readableExtensions, recognise } from '#science/recognise.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { FileButton } from '#ui/FileButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TextInput } from '#ui/TextInput.tsx';
import { sayCount } from '../say-quantity.ts';
import { useSettled } from '../useSettled.ts';
import { ReadingView } from './ReadingView.tsx';
import { nameReading } from './say-reading.ts';
import type { PasteSource } from './usePasteSource.ts';
import './PasteDialog.css';

interface PasteDialogProps {
  readonly source: PasteSource;
  readonly isDragging: boolean;
  readonly currentTask: Task | undefined;
  readonly onText: (text: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onClose: () => void;
}

const SETTLE_MS = 150;
/** A longer file is named, not shown: an input with so much text is slow. */
const MOST_SHOWN = 20_000;

/** One box for anything; below it what it was understood as, and the tasks that take it. */
export function PasteDialog(props: PasteDialogProps) {
  const { source, isDragging, currentTask, onText, onFiles, onClose } = props;
  return (
    <Dialog
      title="Paste anything"
      onClose={onClose}
      actions={
        <Button look="quiet" shortcut="Escape" onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className="paste-box" data-dragging={isDragging || undefined}>
        <SourceInput source={source} onText={onText} />
        <div className="paste-file">
          <FileButton
            label="Open a file…"
            what="File"
            accept={readableExtensions.map((extension) => `.${extension}`).join(',')}
            onFile={(file) => onFiles([file])}
          />
          <span className="muted">
            {isDragging ? 'Drop the file now.' : 'or drop one here. Files are read in this tab.'}
          </span>
        </div>
      </div>
      <SourceState source={source} />
      {source.phase === 'ready' && (
        <Readings
          text={source.text}
          fileName={source.fileName}
          currentTask={currentTask}
          onPicked={onClose}
        />
      )}
    </Dialog>
  );
}

function SourceInput({ source, onText }: Pick<PasteDialogProps, 'source' | 'onText'>) {
  const text = source.phase === 'ready' ? source.text : '';
  if (source.phase === 'ready' && source.fileName !== undefined && text.length > MOST_SHOWN) {
    return (
      <p className="paste-long-file">
        <strong>{source.fileName}</strong> has {sayCount(text.length)} characters.
        <Button onPress={() => onText('')}>Remove it</Button>
      </p>
    );
  }
  return (
    <TextInput
      label="Text"
      hint="SMILES, InChI, molfile, name, formula, FASTA, sequence, gene symbol, CIF, PDB or plain text."
      look="code"
      lines={5}
      value={text}
      onChange={onText}
    />
  );
}

function SourceState({ source }: { readonly source: PasteSource }) {
  if (source.phase === 'reading') return <p role="status">Reading {source.fileName}…</p>;
  if (source.phase === 'refused') {
    return (
      <Notice tone="danger" alert>
        {source.fileName} is not read. {source.error.message} {source.error.cure}
      </Notice>
    );
  }
  if (source.otherFiles === 0) return null;
  return <p className="muted">Only {source.fileName}, the first of the files, is read.</p>;
}

interface ReadingsProps {
  readonly text: string;
  readonly fileName: string | undefined;
  readonly currentTask: Task | undefined;
  readonly onPicked: () => void;
}

function Readings({ text, fileName, currentTask, onPicked }: ReadingsProps) {
  const settled = useSettled(text, SETTLE_MS);
  const readings = useMemo(() => recognise(settled, fileName), [settled, fileName]);
  const [choice, setChoice] = useState({ readings, at: 0 });
  const at = choice.readings === readings ? choice.at : 0;
  const reading = readings[at];
  if (!reading) return null;
  return (
    <>
      <ReadingChoice
        readings={readings}
        at={at}
        onChange={(chosen) => setChoice({ readings, at: chosen })}
      />
      <ReadingView
        key={at}
        reading={reading}
        text={settled}
        currentTask={currentTask}
        onPicked={onPicked}
      />
    </>
  );
}

interface ReadingChoiceProps {
  readonly readings: readonly Reading[];
  readonly at: number;
  readonly onChange: (at: number) => void;
}

function ReadingChoice({ readings, at, onChange }: ReadingChoiceProps) {
  const names = readings.map(nameReading);
  return (
    <div className="paste-readings">
      <p role="status">
        Understood as <strong>{names[at]}</strong>.
      </p>
      {readings.length > 1 && (
        <ChoiceGroup
          label="Understand it as"
          hidesLabel
          choices={names.map((label, index) => ({ value: String(index), label }))}
          value={String(at)}
          onChange={(value) => onChange(Number(value))}
        />
      )}
    </div>
  );
}
