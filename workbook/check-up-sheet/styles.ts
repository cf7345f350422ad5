/** Looks of the cells of a 体检表, by name; their places are the indices of the styles part. */
const looks = {
  usual: { font: 0, fill: 0, border: 0, horizontal: 'left', format: 0 },
  title: { font: 1, fill: 0, border: 0, horizontal: 'center', format: 0 },
  note: { font: 2, fill: 0, border: 0, horizontal: 'left', format: 0 },
  name: { font: 3, fill: 2, border: 1, horizontal: 'center', format: 0 },
  value: { font: 0, fill: 0, border: 1, horizontal: 'left', format: 49 },
  middle: { font: 0, fill: 0, border: 1, horizontal: 'center', format: 49 },
  strong: { font: 3, fill: 0, border: 1, horizontal: 'left', format: 49 },
  score: { font: 0, fill: 0, border: 1, horizontal: 'right', format: 2 },
  /** 草评, 预估. */
  standing: { font: 4, fill: 0, border: 0, horizontal: 'center', format: 0 },
} as const
export type LookName = keyof typeof looks

export const lookIndex = Object.fromEntries(Object.keys(looks).map((name, index) => [name, index])) as Readonly<
  Record<LookName, number>
>

function font(name: string, size: number, colour: string, bold = false): string {
  return `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF${colour}"/><name val="${name}"/></font>`
}

const fonts = [
  font('宋体', 9.5, '000000'),
  font('黑体', 16, '000000'),
  font('宋体', 8.5, '333333'),
  font('黑体', 9.5, '000000'),
  font('黑体', 12, '5F6A75', true),
]
const none = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
const grey =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF0F0F0"/><bgColor indexed="64"/></patternFill></fill>'
const sides = ['left', 'right', 'top', 'bottom'].map(
  (name) => `<${name} style="thin"><color rgb="FF868F98"/></${name}>`,
)

/** The styles part. */
export function sheetStyles(): string {
  const xfs = Object.values(looks).map(
    ({ font: letters, fill, border, horizontal, format }) =>
      `<xf numFmtId="${format}" fontId="${letters}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center" wrapText="1"/></xf>`,
  )
  return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="3">${none}${grey}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${sides.join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}
