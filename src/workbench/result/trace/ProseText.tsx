import { cutTrace } from '#reasoning/trace.ts';
import { MarkdownText } from './MarkdownText.tsx';

/** An answer in words, read as Markdown piece by piece. */
export function ProseText({ text }: { readonly text: string }) {
  return cutTrace(text).steps.map(({ start, end }) => (
    <MarkdownText
      key={start}
      source={text.slice(start, end)}
      part="answer"
      start={start}
      uncertain={nothing}
    />
  ));
}

const nothing = [] as const;
