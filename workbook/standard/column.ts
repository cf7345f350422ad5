import { standingNames } from '#core/standard-files/names.ts'
import { type CellKind, choice, day, text, wordsOf } from './cell-kind.ts'

/** When a cell has to be filled: always, as the help says, or not at all. */
export type Need = 'required' | 'conditional' | 'optional'

/** One column of a table, or one line of a list of items. */
export interface Column<Value = unknown> {
  readonly heading: string
  readonly kind: CellKind<Value>
  readonly need: Need
  /** What belongs here, shown above the heading and when the cell is chosen; at most 200 characters. */
  readonly help: string
  /** In characters of the standard font. */
  readonly width: number
  /** Heading of the columns that belong together; the first of them states it. */
  readonly group?: string
}

export type Columns = Readonly<Record<string, Column>>
/** The values of one row; what is absent is blank. */
export type RowOf<Of extends Columns> = {
  readonly [Key in keyof Of]?: (Of[Key] extends Column<infer Value> ? Value : never) | undefined
}

export function column<Value>(
  heading: string,
  kind: CellKind<Value>,
  need: Need,
  width: number,
  help: string,
): Column<Value> {
  return { heading, kind, need, width, help }
}

/** The same as the first of a group of columns. */
export function grouped<Value>(group: string, first: Column<Value>): Column<Value> {
  return { ...first, group }
}

/** The four cells of a 依据, under one heading. */
export function citationColumns(need: Need, group = '依据', prefix = '依据') {
  const needed = need === 'required' ? '必填' : '有依据的填'
  return {
    document: grouped(
      group,
      column(`${prefix}文件`, text, need, 26, `文号或文件名称；没有文件的填“拟定”。${needed}。`),
    ),
    clause: column(`${prefix}条款`, text, 'optional', 11, '条款号，如 四（二）。'),
    standing: column(
      `${prefix}性质`,
      choice(wordsOf(standingNames)),
      need,
      11,
      '“文件规定”指文件原文如此；“拟定”指本标准参照后自定。',
    ),
    note: column(`${prefix}说明`, text, 'optional', 30, '取值怎样得来，哪些是拟定。'),
  }
}

/** The same of a clause, with the day from which it applies. */
export function datedCitationColumns(need: Need, group = '依据', prefix = '依据') {
  const help = '本条自何日起适用，不晚于标准的生效日期；与生效日期相同的留空。'
  const heading = prefix === '依据' ? '自何日起' : `${prefix}自何日起`
  return {
    ...citationColumns(need, group, prefix),
    since: column(heading, day, 'optional', Math.max(12, 2 * heading.length + 2), help),
  }
}
