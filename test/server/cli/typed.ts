import type { FirmKey, ParcelKey } from './headings.ts'
import type { Cell, FirmRow, ParcelRow } from './ledger.ts'
import type { Random } from './random.ts'

/** Digits, signs and letters as an input method leaves them: １２．５ */
export function toFullWidth(text: string): string {
  const shift = (sign: string): number => (sign > ' ' && sign <= '~' ? 0xfee0 : 0)
  return [...text].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + shift(sign))).join('')
}

const numberSpellings: readonly ((value: number) => Cell)[] = [
  (value) => value,
  (value) => value,
  (value) => value,
  String,
  (value) => ` ${value} `,
  (value) => value.toLocaleString('en-US', { maximumFractionDigits: 4 }),
  (value) => toFullWidth(String(value)),
]

const dateSpellings: readonly ((text: string) => Cell)[] = [
  (text) => text,
  (text) => text.replaceAll('-', '/'),
  (text) => text.replaceAll('-', '.'),
  (text) => text.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
  (text) => new Date(`${text}T00:00:00Z`),
]

const monthSpellings: readonly ((text: string) => Cell)[] = [
  (text) => text.slice(0, 7),
  (text) => text.slice(0, 7).replace(/-0?(\d+)/, '年$1月'),
]

const booleanSpellings: Readonly<Record<string, readonly Cell[]>> = {
  是: ['是', '是', ' 是', '√', '有', true],
  否: ['否', '否', '否 ', '无', false],
}

const booleanKeys: ReadonlySet<ParcelKey | FirmKey> = new Set([
  'idleDetermined',
  'envRestrict',
  'useMismatch',
  'bottleneckTech',
  'aboveScale',
  'taxInDistrict',
  'hasDischarge',
  'highTech',
  'techGiant',
  'techSme',
  'headquarters',
  'foreignRd',
] as const)

/** Cells that hold something which is no answer, and so read as blank. */
const junk: Readonly<Partial<Record<ParcelKey | FirmKey, readonly Cell[]>>> = {
  landArea: [0, -1, '约30亩', 5_000_000.01],
  farAllowed: ['见合同', 8.01],
  floorArea: [-1, '待测绘'],
  vacantFloorArea: ['少量', -0.01],
  propertyQuality: ['一般', 'A'],
  houseSafety: ['较大', '是'],
  landClass: ['商业', 'M1'],
  bottleneckTech: ['待定', 2],
  parcelShare: [100.0001, -1, '一半'],
  taxPaid: ['零'],
  revenue: [-1, '1.2万'],
  rdExpense: [-0.01],
  employeesYearEnd: [-3, 12.5, '十'],
  energyTce: ['未统计'],
  hasDischarge: ['不详'],
  codT: [-1, '微量'],
  srdi: ['省级'],
}

function spell(random: Random, key: ParcelKey | FirmKey, cell: Cell): Cell {
  if (typeof cell === 'number') return key === 'assessYear' ? cell : random.pick(numberSpellings)(cell)
  if (typeof cell !== 'string') return cell
  if (key === 'vacantSince' && cell.endsWith('-01')) return random.pick([...dateSpellings, ...monthSpellings])(cell)
  if (/^\d{4}-\d\d-\d\d$/.test(cell)) return random.pick(dateSpellings)(cell)
  return booleanKeys.has(key) ? random.pick(booleanSpellings[cell] ?? [cell]) : cell
}

type KeyOf<Row> = keyof Row & (ParcelKey | FirmKey)

/**
 * A row as people type it: numbers as text, with separators or in full-width digits, dates in many ways, 是 ticked.
 * Codes and names stay as they are.
 */
export function typed<Row extends ParcelRow | FirmRow>(random: Random, row: Row, keys: readonly KeyOf<Row>[]): Row {
  return Object.fromEntries(keys.map((key) => [key, spell(random, key, (row[key] ?? null) as Cell)])) as Row
}

/** The row with a remark that is no answer in some of its blank cells. */
export function withRemarks<Row extends ParcelRow | FirmRow>(random: Random, row: Row): Row {
  const remarks = Object.entries(junk).flatMap(([key, choices]) =>
    (row[key as KeyOf<Row>] ?? null) === null && random.chance(0.25) ? [[key, random.pick(choices)]] : [],
  )
  return { ...row, ...Object.fromEntries(remarks) } as Row
}
