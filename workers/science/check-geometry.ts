import type { Mol } from '@rdkit/rdkit';
import type { GeometryCheck } from './protocol.ts';

/**
 * Compares a molecule that RDKit read from 3D coordinates with the one meant, by InChI. When only
 * the stereo layers differ, a chiral substructure match tells a contradiction from an addition.
 */
export function checkGeometry(found: Mol, meant: Mol): GeometryCheck {
  const foundInchi = found.get_inchi();
  const meantInchi = meant.get_inchi();
  if (foundInchi === '' || meantInchi === '') return compareSmiles(found, meant);
  if (foundInchi === meantInchi) return 'same';
  if (withoutStereo(foundInchi) !== withoutStereo(meantInchi)) return 'other-molecule';
  return keepsStereo(found, meant) ? 'more-stereo' : 'other-stereo';
}

/** For what InChI cannot name. */
function compareSmiles(found: Mol, meant: Mol): GeometryCheck {
  return found.get_smiles() === meant.get_smiles() ? 'same' : 'other-molecule';
}

function withoutStereo(inchi: string): string {
  return inchi.replace(/\/[btms][^/]*/g, '');
}

function keepsStereo(found: Mol, meant: Mol): boolean {
  return found.get_substruct_match(meant, '{"useChirality":true}') !== '{}';
}
