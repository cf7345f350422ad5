import './filter-panel.css'
import { rowStatuses, rowStatusNames } from '#core/record/status.ts'
import { className } from '#core/vocabulary/class.ts'
import { towns } from '#core/vocabulary/district.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { Icon } from '#ui/icon.tsx'
import { usePopover } from '#ui/use-popover.ts'
import { useSession } from '../session/session.ts'
import { type ClassChoice, classChoices, type ParcelView } from './parcel-view.ts'

export interface FilterPanelProps {
  readonly view: ParcelView
  readonly onView: (view: ParcelView) => void
  /** The list can be filtered by its findings. */
  readonly hasFindings?: boolean
}

interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
}

const findingChoices = [
  { value: 'error', label: '有须改正' },
  { value: 'warning', label: '有须说明' },
] as const

/** All conditions as check boxes; each takes effect at once. */
export function FilterPanel({ view, onView, hasFindings = true }: FilterPanelProps) {
  const { account } = useSession()
  const { root, isOpen, toggle } = usePopover()
  const isOneTown = account.role === 'town' || account.role === 'town-reviewer'
  const set = (change: Partial<ParcelView>): void => onView({ ...view, ...change, sel: [] })
  return (
    <div class="popover" ref={root}>
      <button type="button" class="btn" aria-expanded={isOpen} onClick={toggle}>
        <Icon name="filter" />
        筛选
        <Icon name="chevron-down" size={12} />
      </button>
      {isOpen && (
        <div class="menu filter-panel">
          {!isOneTown && (
            <Choices
              title="街镇/园区"
              choices={towns.map((town) => ({ value: town.code, label: town.name }))}
              chosen={view.town}
              onChosen={(town) => set({ town })}
              wide
            />
          )}
          <Choices
            title="类别（最近一次评估）"
            choices={classChoices.map((value) => ({ value, label: classLabel(value) }))}
            chosen={view.class}
            onChosen={(chosen) => set({ class: chosen })}
          />
          <Choices
            title="状态"
            choices={rowStatuses.map((value) => ({ value, label: rowStatusNames[value] }))}
            chosen={view.status}
            onChosen={(status) => set({ status })}
          />
          <Choices
            title="用地类别"
            choices={landClasses.map((value) => ({ value, label: value }))}
            chosen={view.land}
            onChosen={(land) => set({ land })}
          />
          {hasFindings && (
            <Choices
              title="问题"
              choices={findingChoices}
              chosen={view.finding === null ? [] : [view.finding]}
              onChosen={(chosen) => set({ finding: chosen.find((level) => level !== view.finding) ?? null })}
            />
          )}
        </div>
      )}
    </div>
  )
}

function classLabel(choice: ClassChoice): string {
  return choice === 'none' ? '未定类' : `${choice} ${className(choice)}`
}

interface ChoicesProps<Value extends string> {
  readonly title: string
  readonly choices: readonly Choice<Value>[]
  readonly chosen: readonly string[]
  readonly onChosen: (values: readonly Value[]) => void
  readonly wide?: boolean
}

function Choices<Value extends string>({ title, choices, chosen, onChosen, wide = false }: ChoicesProps<Value>) {
  const values = choices.map((choice) => choice.value)
  const change = (value: Value, isOn: boolean): void => {
    onChosen(values.filter((other) => (other === value ? isOn : chosen.includes(other))))
  }
  return (
    <fieldset class={wide ? 'filter-group is-wide' : 'filter-group'}>
      <legend>{title}</legend>
      {choices.map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => change(value, event.currentTarget.checked)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
