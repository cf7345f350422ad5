import { type Cells, fieldOf } from '#core/form/form.ts'
import { formatValue, formatWithUnit } from '#core/form/format.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { type Fact, FactList } from './fact-list.tsx'

/** What is decided by, in the order it is asked; a figure with how it was before. */
const declared: readonly { readonly field: string; readonly before?: string; readonly label?: string }[] = [
  { field: 'landType' },
  { field: 'works' },
  { field: 'acquireMode' },
  { field: 'landAreaAfter', before: 'landAreaBefore', label: '土地面积' },
  { field: 'floorAreaAfter', before: 'floorAreaBefore', label: '建筑面积' },
  { field: 'farAfter', before: 'farBefore', label: '容积率' },
  { field: 'farContract' },
  { field: 'totalInvestment' },
  { field: 'outputAfter', before: 'outputBefore', label: '产值' },
  { field: 'taxAfter', before: 'taxBefore', label: '税收' },
]

export interface DeclarationCardProps {
  readonly cells: Cells
  readonly onGo: (field: string) => void
}

/** What the project declares, as the district will read it: where, how, from what to what. */
export function DeclarationCard({ cells, onGo }: DeclarationCardProps) {
  const facts = declared.map(({ field, before, label }): Fact => {
    const form = fieldOf(zeroIncrementForm, field)
    const [value, old] = [cells[field] ?? null, before === undefined ? null : (cells[before] ?? null)]
    const text = formatWithUnit(form, value)
    const isBlank = value === null && old === null
    const isCompared = before !== undefined && !isBlank
    return {
      field,
      label: label ?? form.label,
      text: isCompared ? `${formatValue(form, old)} → ${text}` : text,
      isBlank,
    }
  })
  return (
    <section class="card" aria-label="申报要点">
      <div class="card-head">
        <h2 class="pane-title">申报要点</h2>
        <span class="sub nb">改造前 → 改造后</span>
      </div>
      <FactList facts={facts} onGo={onGo} />
    </section>
  )
}
