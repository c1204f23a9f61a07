import { Failure } from '#base/failure.ts';
import type { Chemistry } from '#science/chemistry.ts';
import type { Crystallography } from '#science/crystallography.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import { writeFasta } from '#science/write-fasta.ts';
import { writeSdf } from '#science/write-sdf.ts';
import { readRun } from '#state/read-run.ts';
import type { Run } from '#state/run.ts';
import type { Answer } from '#tasks/answer.ts';
import type { Task } from '#tasks/task.ts';
import { writeRunTable } from './run-table.ts';

/** One way to take a run away. */
export interface TakeAwayFile {
  readonly id: string;
  readonly label: string;
  readonly explanation: string;
  readonly extension: string;
  readonly mediaType: string;
  /** Rejects with a `Failure` where the file cannot be made. */
  readonly write: () => Promise<string>;
}

type FileTools = Pick<ScienceTools, 'chemistry' | 'crystallography'>;

/** The files that a run can be taken away in; which there are depends on its answer. */
export function takeAwayFiles(task: Task, run: Run, tools: FileTools): readonly TakeAwayFile[] {
  const { answer } = readRun(run, task);
  return [
    {
      id: 'run',
      label: 'Run file',
      explanation: 'Everything, token by token: to import it here or elsewhere and replay it.',
      extension: 'run.json',
      mediaType: 'application/json',
      write: async () => {
        const { writeRunFile } = await import('#state/run-file/run-file.ts');
        return writeRunFile(run);
      },
    },
    {
      id: 'report',
      label: 'Report',
      explanation: 'Inputs, answer, checks, thought and settings as Markdown, with the picture.',
      extension: 'md',
      mediaType: 'text/markdown',
      write: async () => {
        const [{ writeReport }, { pictureOf }] = await Promise.all([
          import('./report.ts'),
          import('./report-picture.ts'),
        ]);
        return writeReport(task, run, await pictureOf(task, run, tools.chemistry));
      },
    },
    {
      id: 'table',
      label: 'Table',
      explanation:
        'One row for each reply as CSV. Cells that a spreadsheet would run get an apostrophe.',
      extension: 'csv',
      mediaType: 'text/csv',
      write: () => Promise.resolve(writeRunTable(task, run)),
    },
    ...(answer?.ok ? filesOfAnswer(task, answer.value.answer, tools) : []),
  ];
}

function filesOfAnswer(task: Task, answer: Answer, tools: FileTools): readonly TakeAwayFile[] {
  switch (answer.kind) {
    case 'smiles':
      return moleculeFiles(task, answer.smiles, tools.chemistry);
    case 'protein':
    case 'rna':
      return [
        {
          id: 'fasta',
          label: 'Sequence',
          explanation: 'The answer as FASTA.',
          extension: 'fasta',
          mediaType: 'text/x-fasta',
          write: () => Promise.resolve(writeFasta(`${task.title}, predicted`, answer.sequence)),
        },
      ];
    case 'material':
      return answer.spaceGroup === undefined
        ? []
        : [crystalFile(answer.symbols, answer.spaceGroup, tools.crystallography)];
    default:
      return [];
  }
}

function crystalFile(
  symbols: readonly string[],
  spaceGroup: number,
  crystallography: Crystallography,
): TakeAwayFile {
  return {
    id: 'cif',
    label: 'Crystal',
    explanation:
      'An idealised prototype with an estimated lattice as CIF, where one matches the answer.',
    extension: 'cif',
    mediaType: 'chemical/x-cif',
    write: async () => {
      const { writePrototypeCif } = await import('./prototype-cif.ts');
      return writePrototypeCif(symbols, spaceGroup, crystallography);
    },
  };
}

function moleculeFiles(task: Task, smiles: string, chemistry: Chemistry): readonly TakeAwayFile[] {
  return [
    {
      id: 'smiles',
      label: 'SMILES',
      explanation: 'The answer as one line of text.',
      extension: 'smi',
      mediaType: 'chemical/x-daylight-smiles',
      write: () => Promise.resolve(`${smiles}\t${task.title}, predicted\n`),
    },
    {
      id: 'sdf',
      label: 'Structure in space',
      explanation: 'The answer as an SD file, with computed 3D coordinates where they can be had.',
      extension: 'sdf',
      mediaType: 'chemical/x-mdl-sdfile',
      write: () => writeMoleculeSdf(`${task.title}, predicted`, smiles, chemistry),
    },
  ];
}

/** In space, or in the plane where no geometry is found, which the file then says. */
async function writeMoleculeSdf(
  title: string,
  smiles: string,
  chemistry: Chemistry,
): Promise<string> {
  const shape = await chemistry.embedMolecule(smiles);
  if (shape.ok) {
    const { molblock, notes } = shape.value;
    const properties = { SMILES: smiles, ...(notes.length > 0 && { NOTES: notes.join(' ') }) };
    return writeSdf([{ molblock, title, properties }]);
  }
  const flat = await chemistry.writeMolfile(smiles);
  if (!flat.ok) throw new Failure({ code: 'no-structure', ...flat.error });
  const notes = `Drawn in the plane: ${shape.error.message}`;
  return writeSdf([{ molblock: flat.value, title, properties: { SMILES: smiles, NOTES: notes } }]);
}
