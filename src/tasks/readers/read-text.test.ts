import { describe, expect, it } from 'vitest';
import { readIupac, readText } from './read-text.ts';

const named = (name: string, ...forgiven: string[]) => ({
  ok: true,
  value: {
    answer: { kind: 'iupac', name },
    forgiven: forgiven.map((part) => expect.stringContaining(part)),
  },
});

describe('reading a text', () => {
  it('takes the whole reply', () => {
    expect(readText(' Tricuspid valve bulging into right atrium\n')).toEqual({
      ok: true,
      value: {
        answer: { kind: 'text', text: 'Tricuspid valve bulging into right atrium' },
        forgiven: [],
      },
    });
  });

  it('refuses an empty reply', () => {
    expect(readText(' ')).toMatchObject({ ok: false });
  });
});

describe('reading an IUPAC name', () => {
  it('takes the text between the tags', () => {
    expect(readIupac('<IUPAC> 3-butan-2-yl-1,5-diazocane </IUPAC>')).toEqual(
      named('3-butan-2-yl-1,5-diazocane'),
    );
  });

  it.each([
    ['<IUPAC> ethanol', 'ethanol', '</IUPAC>'],
    ['3-butan-2-yl-1,5-diazocane', '3-butan-2-yl-1,5-diazocane', 'without its tags'],
    ['acetic acid.', 'acetic acid', 'without its tags'],
    ['ethyl 2-methylpropanoate', 'ethyl 2-methylpropanoate', 'without its tags'],
  ])('says what the official parser makes of "%s"', (reply, name, sentence) =>
    expect(readIupac(reply)).toEqual(named(name, sentence)),
  );

  it.each(['None', 'I cannot name 2-methyl things', 'The name is ethanol', 'CCO', ''])(
    'refuses "%s"',
    (reply) => expect(readIupac(reply)).toMatchObject({ ok: false }),
  );

  it('refuses empty tags', () => {
    expect(readIupac('<IUPAC> </IUPAC>')).toMatchObject({ ok: false });
  });
});
