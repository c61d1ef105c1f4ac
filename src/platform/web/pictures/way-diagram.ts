import { colours } from './picture-style.ts';
import { type Caption, element, picture, text, tip, widths } from './svg.ts';

export type WayDiagramInput = Caption & {
  /** In the order in which they are passed. */
  readonly states: readonly { readonly id: string; readonly name: string; readonly ended: boolean }[];
  readonly moves: readonly { readonly from: string; readonly to: string; readonly label: string }[];
  readonly width?: number;
};

const pitch = 58;
const boxHeight = 34;

/**
 * Where a thing may stand, as boxes from top to bottom, and every move that it may make: a straight arrow with its words
 * to the next state, a bow past those between for any other. An end has a double border. Its table says the same.
 */
export function wayDiagram(input: WayDiagramInput): string {
  const width = input.width ?? widths.wide;
  const boxWidth = Math.min(190, width * 0.6);
  const rank = new Map(input.states.map(({ id }, position) => [id, position]));
  const middle = (position: number) => position * pitch + boxHeight / 2 + 1;
  const bows = input.moves.filter(({ from, to }) => Math.abs((rank.get(to) ?? 0) - (rank.get(from) ?? 0)) !== 1);
  const reach = (width - boxWidth - 14) / Math.max(bows.length, 1);
  const boxes = input.states.map(({ name, ended }, position) => {
    const frame = { x: 1, y: position * pitch + 1, width: boxWidth - 2, height: boxHeight, rx: 3 };
    const box = element('rect', { ...frame, fill: colours.paper, stroke: colours.ink, 'stroke-width': ended ? 3 : 1 });
    return box + text(boxWidth / 2, middle(position) + 4.5, name, { 'text-anchor': 'middle' });
  });
  const arrows = input.moves.map((move) => {
    const [from, to] = [rank.get(move.from) ?? 0, rank.get(move.to) ?? 0];
    const head = { stroke: colours.quiet, fill: 'none', 'marker-end': `url(#${input.id}-head)` };
    if (Math.abs(to - from) === 1) {
      const x = boxWidth / 2;
      const [start, end] = [middle(from) + boxHeight / 2, middle(to) - boxHeight / 2 - 2];
      const line = element('path', { ...head, d: `M${x} ${start}V${end}` }, tip(move.label));
      return line + text(x + 8, (start + end) / 2 + 4, move.label, { fill: colours.quiet });
    }
    const out = boxWidth + 12 + Math.min(reach, 26) * (bows.indexOf(move) + 1);
    const [start, end] = [middle(from) + 5, middle(to) - 5];
    const bow = `M${boxWidth} ${start}H${out - 8}Q${out} ${start} ${out} ${start + 8}V${end - 8}Q${out} ${end} ${out - 8} ${end}H${boxWidth + 2}`;
    return element('path', { ...head, d: bow }, tip(move.label));
  });
  const tipOfArrow = { id: `${input.id}-head`, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7 };
  const marker = element(
    'marker',
    { ...tipOfArrow, orient: 'auto' },
    element('path', { d: 'M0 0L8 4L0 8z', fill: colours.quiet }),
  );
  const height = (input.states.length - 1) * pitch + boxHeight + 4;
  return picture(
    input,
    { width, height, kind: 'chart' },
    element('defs', {}, marker) + arrows.join('') + boxes.join(''),
  );
}
