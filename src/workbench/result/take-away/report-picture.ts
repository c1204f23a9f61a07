import type { Result } from '#base/result.ts';
import type { Subject } from '#reasoning/subject.ts';
import { subjectsOf } from '#reasoning/subjects.ts';
import type { Chemistry, DrawingOptions } from '#science/chemistry.ts';
import type { Drawing } from '#science/molecule-drawing.ts';
import { readRun } from '#state/read-run.ts';
import type { Run } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';
import { svgToPng } from '#viewers/svg-to-png.ts';
import type { ReportPicture } from './report.ts';

/** On paper: light, whatever the screen is. */
const OPTIONS: DrawingOptions = { width: 480, height: 300, theme: 'light' };
const PAPER = 'white';

/**
 * The molecule or the reaction that a run is about, as a PNG; undefined where it has none that RDKit
 * draws. The answer comes before the input.
 */
export async function pictureOf(
  task: Task,
  run: Run,
  chemistry: Chemistry,
): Promise<ReportPicture | undefined> {
  const { answer } = readRun(run, task);
  const subjects = subjectsOf(task, run.values, answer?.ok ? answer.value.answer : undefined);
  const subject =
    subjects.find(({ kind }) => kind === 'reaction') ??
    subjects.findLast(({ kind }) => kind === 'molecule');
  const drawing = subject && (await drawn(subject, chemistry));
  if (!subject || !drawing?.ok) return undefined;
  const png = await svgToPng(drawing.value.svg, drawing.value, PAPER);
  return png && { address: await addressOf(png), label: subject.label };
}

function drawn(
  subject: Subject,
  chemistry: Chemistry,
): Promise<Result<Drawing, unknown>> | undefined {
  if (subject.kind === 'molecule') return chemistry.drawMolecule(subject.smiles, OPTIONS);
  return subject.kind === 'reaction' ? chemistry.drawReaction(subject, OPTIONS) : undefined;
}

function addressOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
