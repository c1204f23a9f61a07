import { type Crystal, isPartly } from './crystal.ts';
import { writeOperation } from './symmetry-operation.ts';

/** A crystal as CIF, its places and operations as they are; `readCrystalFile` reads it back. */
export function writeCif(crystal: Crystal, comments: readonly string[] = []): string {
  const { cell, stated, sites, operations } = crystal;
  const lines = [
    ...comments.map((comment) => `# ${comment.replace(/\s+/g, ' ')}`),
    `data_${dataName(crystal.name)}`,
    `_cell_length_a ${number(cell.a)}`,
    `_cell_length_b ${number(cell.b)}`,
    `_cell_length_c ${number(cell.c)}`,
    `_cell_angle_alpha ${number(cell.alpha)}`,
    `_cell_angle_beta ${number(cell.beta)}`,
    `_cell_angle_gamma ${number(cell.gamma)}`,
    ...(stated.symbol === undefined ? [] : [`_space_group_name_H-M_alt ${quoted(stated.symbol)}`]),
    ...(stated.number === undefined ? [] : [`_space_group_IT_number ${stated.number}`]),
    'loop_',
    '_space_group_symop_operation_xyz',
    ...operations.map((operation) => quoted(writeOperation(operation))),
    'loop_',
    '_atom_site_label',
    '_atom_site_type_symbol',
    '_atom_site_fract_x',
    '_atom_site_fract_y',
    '_atom_site_fract_z',
    '_atom_site_occupancy',
  ];
  for (const site of sites) {
    const place = site.position.map(number).join(' ');
    for (const { symbol, occupancy } of site.occupants) {
      const label =
        isPartly(site) && site.occupants.length > 1 ? `${site.label}${symbol}` : site.label;
      lines.push(`${word(label)} ${symbol} ${place} ${number(occupancy)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function number(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", '')}'`;
}

/** A label may not break the line or begin what CIF keeps for itself. */
function word(label: string): string {
  return label.replace(/[^\w+\-*()]/g, '').replace(/^(?=_|loop_|data_|$)/i, 'X');
}

function dataName(name: string): string {
  return name.replace(/[^\w.+-]+/g, '_').slice(0, 60) || 'crystal';
}
