import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LookupContext } from './lookup-context.ts';
import { StructureLookup } from './StructureLookup.tsx';

const never = () => Promise.reject(new Error('nobody pressed anything'));

it('stands behind a switch that is off, without a field to fill', () => {
  const html = renderToString(
    <LookupContext value={never}>
      <StructureLookup onText={() => undefined} />
    </LookupContext>,
  );
  expect(html).toContain('Let this page ask RCSB and AlphaFold DB');
  expect(html).toContain('type="checkbox"');
  expect(html).not.toContain('checked');
  expect(html).not.toContain('Fetch</span>');
});

it('is absent where the page was built without it', () => {
  expect(renderToString(<StructureLookup onText={() => undefined} />)).toBe('');
});
