import { useEffect, useMemo } from 'react';
import type { Benchmark, ColumnRole } from '#state/benchmark/benchmark-state.ts';
import { findTask, tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { SelectInput } from '#ui/SelectInput.tsx';
import { VisibleText } from '../result/trace/TextLeaf.tsx';
import { sayBytes, sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { BadRows } from './BadRows.tsx';
import { DecodingChoice, SampleChoice } from './BenchmarkSettings.tsx';
import { ScoreModeChoice } from './ScoreModeChoice.tsx';
import { WideTable } from './WideTable.tsx';

export type ChosenBenchmark = Extract<Benchmark, { phase: 'chosen' }>;

/** What the file is taken for, to be confirmed or set right before the first row is asked. */
export function ConfirmPanel({ chosen }: { readonly chosen: ChosenBenchmark }) {
  const { file, taskId, recognition, askable, badRows, problem, refusal, isStarting } = chosen;
  const chooseTask = useWorkbench((state) => state.chooseBenchmarkTask);
  const close = useWorkbench((state) => state.closeBenchmark);
  const start = useWorkbench((state) => state.startBenchmark);
  const lookAgain = useWorkbench((state) => state.lookAgain);
  const modelPhase = useWorkbench((state) => state.model.phase);
  const task = taskId === undefined ? undefined : findTask(taskId);

  // Who was elsewhere may come back to another model, or to other settings for runs.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the phase is what may have changed
  useEffect(() => lookAgain(), [lookAgain, modelPhase]);

  return (
    <Panel title="Check what will be run" actions={<Button onPress={close}>Another file</Button>}>
      <p>
        <strong>{file.name}</strong>{' '}
        <span className="muted">
          {sayCountOf(file.rowCount, 'row')}, {sayBytes(file.bytes)}
        </span>
      </p>
      {file.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <div className="benchmark-choices">
        <SelectInput
          label="Task"
          options={taskOptions}
          value={taskId ?? ''}
          onChange={(id) => {
            if (id !== '') chooseTask(id);
          }}
        />
      </div>
      <p className="muted">{recognition}</p>
      <Columns chosen={chosen} task={task} />
      <FirstRows chosen={chosen} />
      <p role="status">{sayAskable(askable, badRows.length)}</p>
      <BadRows badRows={badRows} />
      {chosen.inputNote !== undefined && (
        <Notice tone="warning" alert>
          <p>{chosen.inputNote}</p>
        </Notice>
      )}
      <SampleChoice settings={chosen.settings} askable={askable ?? 0} />
      <ScoreModeChoice mode={chosen.settings.mode} />
      {chosen.referenceNote !== undefined && (
        <Notice tone="warning" alert>
          <p>{chosen.referenceNote}</p>
        </Notice>
      )}
      <DecodingChoice chosen={chosen} />
      {(problem ?? refusal) !== undefined && (
        <Notice tone="warning" alert={problem === undefined}>
          <p>{problem ?? refusal}</p>
        </Notice>
      )}
      <div className="benchmark-actions">
        <Button
          look="primary"
          icon="play"
          unavailable={problem !== undefined || !askable || isStarting}
          onPress={() => void start()}
        >
          {isStarting ? 'Starting…' : 'Run the benchmark'}
        </Button>
      </div>
    </Panel>
  );
}

function sayAskable(askable: number | undefined, bad: number): string {
  if (askable === undefined) return bad > 0 ? `${sayCountOf(bad, 'row')} cannot be asked.` : '';
  const others = bad > 0 ? `; ${sayCountOf(bad, 'row')} cannot` : '';
  return `${sayCountOf(askable, 'row')} can be asked${others}.`;
}

const taskOptions = [
  { value: '', label: 'Choose a task' },
  ...[...tasks]
    .filter(({ metrics }) => metrics.length > 0)
    .sort((a, b) => a.title.localeCompare(b.title))
    .map(({ id, title, source }) => ({
      value: id,
      label: title.includes(source) ? title : `${title} (${source})`,
    })),
];

interface ColumnsProps {
  readonly chosen: ChosenBenchmark;
  readonly task: Task | undefined;
}

/** Which column holds what. Without a column of prompts, they are made of the fields. */
function Columns({ chosen, task }: ColumnsProps) {
  const { columns, file } = chosen;
  const options = useMemo(() => file.columns.map((name) => ({ value: name, label: name })), [file]);
  return (
    <fieldset className="benchmark-columns">
      <legend>Columns</legend>
      <ColumnInput
        label="Prompt"
        none={task && task.fields.length > 0 ? 'Made of the fields' : 'None'}
        purpose="prompt"
        options={options}
        value={columns.prompt}
      />
      {columns.prompt === undefined &&
        task?.fields.map(({ name, label }) => (
          <ColumnInput
            key={name}
            label={label}
            none="None"
            purpose={{ field: name }}
            options={options}
            value={columns.fields[name]}
          />
        ))}
      <ColumnInput
        label="Reference"
        none="None"
        purpose="reference"
        options={options}
        value={columns.reference}
      />
      {!isFieldShown(chosen, task, 'property') && (
        <ColumnInput
          label="Property"
          none="None"
          purpose="property"
          options={options}
          value={columns.property}
        />
      )}
    </fieldset>
  );
}

/** A field of this name has a column of its own, of which another one would say the same. */
function isFieldShown({ columns }: ChosenBenchmark, task: Task | undefined, field: string) {
  return columns.prompt === undefined && task?.fields.some(({ name }) => name === field) === true;
}

interface ColumnInputProps {
  readonly label: string;
  readonly none: string;
  readonly purpose: ColumnRole;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
}

function ColumnInput({ label, none, purpose, options, value }: ColumnInputProps) {
  const mapColumn = useWorkbench((state) => state.mapColumn);
  return (
    <SelectInput
      label={label}
      options={[{ value: '', label: none }, ...options]}
      value={value ?? ''}
      onChange={(column) => mapColumn(purpose, column === '' ? undefined : column)}
    />
  );
}

/** The beginning of the file, and the first question that will be asked. */
function FirstRows({ chosen }: { readonly chosen: ChosenBenchmark }) {
  const { file, firstPrompt } = chosen;
  return (
    <>
      {firstPrompt !== undefined && (
        <div>
          <p className="muted">The first question:</p>
          <pre className="benchmark-text">
            <VisibleText text={firstPrompt} />
          </pre>
        </div>
      )}
      <Disclosure title="The first rows of the file">
        <WideTable label="The first rows of the file">
          <table className="benchmark-table">
            <thead>
              <tr>
                {file.columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {file.firstRows.map((row, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
                <tr key={place}>
                  {file.columns.map((name) => (
                    <td key={name}>
                      <VisibleText text={shorten(row[name] ?? '')} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </Disclosure>
    </>
  );
}

const LONGEST_CELL = 300;

function shorten(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}
