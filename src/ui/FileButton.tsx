import { useRef } from 'react';
import { Button } from './Button.tsx';

interface FileButtonProps {
  readonly label: string;
  /** What the chosen file is, for screen readers, such as "Structure file". */
  readonly what: string;
  /** Endings with their dots: `.pdb,.cif`. */
  readonly accept: string;
  readonly look?: 'chip';
  readonly onFile: (file: File) => void;
}

/** Opens the browser's own choice of one file. */
export function FileButton({ label, what, accept, look, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...(look && { look })} onPress={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={what}
        accept={accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          // Else the same file, chosen again after a change in it, would be no change.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
