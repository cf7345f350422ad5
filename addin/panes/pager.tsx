import { count } from '#ui/number.ts'

export const pageLength = 10

export interface PagerProps {
  /** From 0. */
  readonly page: number
  /** Of all pages. */
  readonly lines: number
  readonly unit: string
  readonly onPage: (page: number) => void
}

/** 第 21–40 行，共 136 行, with a way on and back; nothing where all fit on one page. */
export function Pager({ page, lines, unit, onPage }: PagerProps) {
  const last = Math.ceil(lines / pageLength) - 1
  if (last < 1) return null
  const to = Math.min(lines, (page + 1) * pageLength)
  return (
    <div class="card-part pager">
      <span class="cap">{`第 ${count(page * pageLength + 1)}–${count(to)} ${unit}，共 ${count(lines)} ${unit}`}</span>
      <span class="removal-acts">
        <button type="button" class="link" disabled={page === 0} onClick={() => onPage(page - 1)}>
          上一页
        </button>
        <button type="button" class="link" disabled={page >= last} onClick={() => onPage(page + 1)}>
          下一页
        </button>
      </span>
    </div>
  )
}

/** The lines of one page. */
export function pageOf<Line>(lines: readonly Line[], page: number): readonly Line[] {
  return lines.slice(page * pageLength, (page + 1) * pageLength)
}
