import './transition-table.css'
import { directionOf, isClass, type Outcome, outcomeName, outcomes } from '#core/comparison/outcome.ts'
import { formatNumber, formatRatio } from '#core/form/format.ts'
import { count } from '#ui/number.ts'

export interface TransitionCellShown {
  readonly from: Outcome
  readonly to: Outcome
  readonly parcels: number
  /** m² */
  readonly landArea: number
}

export interface TransitionTableProps {
  readonly cells: readonly TransitionCellShown[]
  readonly fromName: string
  readonly toName: string
  readonly isByArea?: boolean
  /** Where the parcels of a cell are listed; absent: they are listed nowhere. */
  readonly addressOf?: (from: Outcome, to: Outcome) => string
  readonly chosen?: { readonly from: Outcome; readonly to: Outcome } | null
}

/** Squares of metres in a 亩, as people of the trade say it. */
const squareMetresPerMu = 10000 / 15

/** Rows before, columns after; the diagonal is grey, what moved is tinted by its way: ↑ better, ↓ worse. */
export function TransitionTable(props: TransitionTableProps) {
  const { cells, fromName, toName, isByArea = false, addressOf, chosen = null } = props
  const shown = outcomes.filter((one) => isClass(one) || cells.some(({ from, to }) => from === one || to === one))
  const cellAt = (from: Outcome, to: Outcome) => cells.find((cell) => cell.from === from && cell.to === to)
  const figure = ({ parcels, landArea }: Pick<TransitionCellShown, 'parcels' | 'landArea'>): string =>
    isByArea ? formatNumber(landArea / squareMetresPerMu, 0) : count(parcels)
  const sumOf = (own: readonly TransitionCellShown[]): string =>
    figure({
      parcels: own.reduce((sum, { parcels }) => sum + parcels, 0),
      landArea: own.reduce((sum, { landArea }) => sum + landArea, 0),
    })
  return (
    <div class="field-scroll">
      <table class="table transition-table">
        <caption class="cap">{`行：${fromName}；列：${toName}；${isByArea ? '土地面积，亩' : '宗'}`}</caption>
        <thead>
          <tr>
            <th scope="col">前＼后</th>
            {shown.map((to) => (
              <th key={to} scope="col" class="is-end">
                {outcomeName(to)}
              </th>
            ))}
            <th scope="col" class="is-end">
              合计
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((from) => (
            <tr key={from}>
              <th scope="row">{outcomeName(from)}</th>
              {shown.map((to) => {
                const cell = cellAt(from, to)
                const way = directionOf(from, to)
                const isChosen = chosen?.from === from && chosen.to === to
                return (
                  <td
                    key={to}
                    class={`is-end ${cell === undefined ? 'is-none' : `is-${way}`} ${isChosen ? 'is-chosen' : ''}`}
                  >
                    {cell === undefined ? (
                      <span class="transition-zero">0</span>
                    ) : addressOf === undefined || way === 'same' ? (
                      <Figure way={way} text={figure(cell)} />
                    ) : (
                      <a
                        href={addressOf(from, to)}
                        aria-label={`${outcomeName(from)}变为${outcomeName(to)} ${cell.parcels} 宗，列出`}
                        aria-current={isChosen}
                      >
                        <Figure way={way} text={figure(cell)} />
                      </a>
                    )}
                  </td>
                )
              })}
              <td class="is-end transition-sum">{sumOf(cells.filter((cell) => cell.from === from))}</td>
            </tr>
          ))}
          <tr class="transition-sum">
            <th scope="row">合计</th>
            {shown.map((to) => (
              <td key={to} class="is-end">
                {sumOf(cells.filter((cell) => cell.to === to))}
              </td>
            ))}
            <td class="is-end">{sumOf(cells)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

const arrows = { same: '', other: '', better: '↑', worse: '↓' } as const

function Figure({ way, text }: { readonly way: keyof typeof arrows; readonly text: string }) {
  return (
    <>
      {arrows[way] !== '' && <span aria-hidden="true">{arrows[way]}</span>}
      {text}
    </>
  )
}

/** "变动 164 宗，占 9.1%：升类 97 宗，降类 60 宗，其他 7 宗" */
export function movedText(cells: readonly TransitionCellShown[]): string {
  const by = { same: 0, better: 0, worse: 0, other: 0 }
  for (const { from, to, parcels } of cells) by[directionOf(from, to)] += parcels
  const all = by.same + by.better + by.worse + by.other
  const moved = all - by.same
  if (moved === 0) return all === 0 ? '没有地块' : '没有一宗变动'
  const other = by.other === 0 ? '' : `，其他 ${count(by.other)} 宗`
  const share = formatRatio(moved / all, 1)
  return `变动 ${count(moved)} 宗，占 ${share}：升类 ${count(by.better)} 宗，降类 ${count(by.worse)} 宗${other}`
}
