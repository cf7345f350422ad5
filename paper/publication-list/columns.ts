import type { PublicationSheet, SheetColumn } from '#core/publication/sheet.ts'
import { mm } from '../layout/measure.ts'

/** A column on paper, in points. */
export interface PaperListColumn {
  readonly label: string
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'right' | 'center'
}

/** Millimetres; the owner takes what the others leave. */
const widths: Readonly<Record<SheetColumn['id'], number>> = {
  place: 12,
  parcelCode: 33,
  town: 25,
  owner: 0,
  landClass: 15,
  landArea: 24,
  verdictBefore: 29,
  verdict: 29,
}

const aligned: Partial<Readonly<Record<SheetColumn['id'], 'right' | 'center'>>> = {
  place: 'right',
  landArea: 'right',
  landClass: 'center',
}

/** The columns side by side from the left edge; without an owner the others share what is left. */
export function paperColumns({ columns }: PublicationSheet, left: number, width: number): readonly PaperListColumn[] {
  const fixed = columns.map(({ id }) => mm(widths[id]))
  const rest = width - fixed.reduce((sum, each) => sum + each, 0)
  const open = columns.some(({ id }) => id === 'owner')
  let x = left
  return columns.map(({ id, label }, index) => {
    const own = fixed[index] ?? 0
    const more = open ? (id === 'owner' ? rest : 0) : rest / columns.length
    const column = { label, x, width: own + more, align: aligned[id] ?? 'left' } as const
    x += column.width
    return column
  })
}
