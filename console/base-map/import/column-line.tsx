import type { ImportDetail } from '#core/api/base-map-shapes.ts'
import { type AreaUnit, areaUnitNames, areaUnits } from '#core/base-map/area-unit.ts'
import { count } from '#ui/number.ts'
import type { ColumnDraft } from './mapping-draft.ts'

export interface ColumnLineProps {
  readonly column: ImportDetail['columns'][number]
  readonly fields: ImportDetail['fields']
  readonly draft: ColumnDraft
  /** Another column goes to the same field. */
  readonly isDoubled: boolean
  readonly mayChange: boolean
  readonly onDraft: (draft: ColumnDraft) => void
}

const becauseNames = { saved: '上次保存', heading: '按列名' } as const

/** One column of the file: what it holds, where it goes, in which unit. */
export function ColumnLine({ column, fields, draft, isDoubled, mayChange, onDraft }: ColumnLineProps) {
  const { heading, samples, filled, because, mapped } = column
  const chosen = fields.find(({ field }) => field === draft.field)
  const isArea = chosen?.unit === 'm²'
  const isOwn = draft.field !== (mapped?.field ?? '') || (isArea && draft.unit !== (mapped?.unit ?? 'm2'))
  return (
    <tr class={draft.field === '' ? 'is-unread' : ''}>
      <th scope="row">{heading}</th>
      <td class="base-samples">{samples.length === 0 ? <span class="is-blank">全部空白</span> : samples.join('；')}</td>
      <td class="is-end">{count(filled)}</td>
      <td>
        {mayChange ? (
          <select
            class="select"
            aria-label={`“${heading}”对应的字段`}
            aria-invalid={isDoubled}
            value={draft.field}
            onChange={(event) => onDraft({ ...draft, field: event.currentTarget.value })}
          >
            <option value="">不读取</option>
            {fields.map(({ field, label }) => (
              <option key={field} value={field}>
                {label}
              </option>
            ))}
          </select>
        ) : (
          (chosen?.label ?? '不读取')
        )}
      </td>
      <td>{isArea && <UnitChoice heading={heading} draft={draft} mayChange={mayChange} onDraft={onDraft} />}</td>
      <td class="sub">{isOwn ? '本次选择' : because === null ? '' : becauseNames[because]}</td>
    </tr>
  )
}

type UnitChoiceProps = Pick<ColumnLineProps, 'draft' | 'mayChange' | 'onDraft'> & { readonly heading: string }

/** An area is in the unit that is declared; it is converted exactly and never guessed from the figures. */
function UnitChoice({ heading, draft, mayChange, onDraft }: UnitChoiceProps) {
  if (!mayChange) return <>{areaUnitNames[draft.unit]}</>
  return (
    <select
      class="select"
      aria-label={`“${heading}”的面积单位`}
      value={draft.unit}
      onChange={({ currentTarget: { value } }) => {
        const unit: AreaUnit = areaUnits.find((each) => each === value) ?? 'm2'
        onDraft({ ...draft, unit })
      }}
    >
      {areaUnits.map((unit) => (
        <option key={unit} value={unit}>
          {areaUnitNames[unit]}
        </option>
      ))}
    </select>
  )
}
