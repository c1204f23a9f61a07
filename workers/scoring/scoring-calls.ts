import type { Handlers } from '#base/rpc-server.ts';
import { compareAnswers } from '#scoring/benchmark/compare-answers.ts';
import { scoreWithInterval } from '#scoring/benchmark/score-with-interval.ts';
import type { ScoringProgress, ScoringProtocol, ScoringWork } from './protocol.ts';
import { Sheet } from './sheet.ts';
import { ToolsAtPort } from './tools-at-port.ts';

/** Scores in one message: few enough that the page takes them within a frame. */
const ROWS_IN_PART = 500;

/** What the scoring worker answers. */
export function scoringCalls(): Handlers<ScoringProtocol> {
  const sheets = new Map<string, Sheet>();
  let tools: ToolsAtPort | undefined;

  function startedTools(): ToolsAtPort {
    if (tools) return tools;
    throw new Error('Broken assumption: scores are asked for before the port of the tools came.');
  }

  /** Without rows a sheet is empty. */
  function sheetOf(id: string): Sheet {
    const sheet = sheets.get(id) ?? new Sheet();
    sheets.set(id, sheet);
    return sheet;
  }

  return {
    start: async ({ tools: port }) => {
      tools = new ToolsAtPort(port);
    },
    putRows: async ({ sheet: id, rows }) => {
      sheetOf(id).put(rows);
    },
    dropSheet: async ({ sheet }) => {
      sheets.delete(sheet);
    },
    score: async ({ sheet: id, taskId, mode }, { signal, report }) => {
      const sheet = sheetOf(id);
      const rows = sheet.rows();
      const scored = await scoreWithInterval(
        rows.map(({ row }) => row),
        { taskId, mode, tools: startedTools().reporting(workReporter(report)), signal },
      );
      signal.throwIfAborted();
      const scores = scored.rows.flatMap((score, at) => {
        const row = rows[at];
        return row ? [{ index: row.index, score }] : [];
      });
      const fresh = sheet.news(scores, mode);
      for (let from = 0; from < fresh.length; from += ROWS_IN_PART) {
        report({ kind: 'rows', scores: fresh.slice(from, from + ROWS_IN_PART) });
      }
      return scored.figures;
    },
    compare: async ({ first, second, taskId, mode }, { signal, report }) => {
      const [one, other] = [first, second].map((id) =>
        sheetOf(id)
          .rows()
          .map(({ row }) => row),
      );
      return compareAnswers(one ?? [], other ?? [], {
        taskId,
        mode,
        tools: startedTools().reporting(workReporter(report)),
        signal,
      });
    },
  };
}

function workReporter(report: (progress: ScoringProgress) => void): (work: ScoringWork) => void {
  return (work) => report({ kind: 'work', work });
}
