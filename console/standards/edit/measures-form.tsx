import type { ClassMeasure } from '#core/scoring/standard.ts'
import { movedAt, removedAt, replacedAt } from '#core/standard-edit/list-edit.ts'
import { proposed } from '#core/vocabulary/citation.ts'
import { type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import { measuresOf } from '../read/measures-table.tsx'
import { CitationFields } from './citation-fields.tsx'
import { useEditing } from './editing.ts'
import { RowButtons } from './row-buttons.tsx'
import { TextField } from './text-field.tsx'

const most = 20

/** 措施: what each class leads to, in the district's words, each with its source. */
export function MeasuresForm() {
  return (
    <div class="card-body stack">
      {parcelClasses.map(({ code, name }) => (
        <ClassMeasures key={code} code={code} name={name} />
      ))}
    </div>
  )
}

function ClassMeasures({ code, name }: { readonly code: ParcelClass; readonly name: string }) {
  const { standard, change } = useEditing()
  const all = measuresOf(standard)
  const own = all[code]
  const set = (next: readonly ClassMeasure[], about?: string): void =>
    change({ ...standard, classMeasures: { ...all, [code]: next } }, `${code} 类措施`, about)
  return (
    <fieldset class="std-group">
      <legend class="label">{`${code} ${name}`}</legend>
      {own.length === 0 && <p class="sub">未规定。</p>}
      {own.map((measure, index) => {
        const at = `classMeasures.${code}.${index}`
        const of = `${code} 类第 ${index + 1} 条措施`
        return (
          <div key={index} class="std-measure">
            <TextField
              at={`${at}.text`}
              label={of}
              isLong
              value={measure.text}
              onValue={(text) => set(replacedAt(own, index, { ...measure, text }), `${at}.text`)}
            />
            <CitationFields
              at={`${at}.citation`}
              citation={measure.citation}
              onCitation={(citation, about) => set(replacedAt(own, index, { ...measure, citation }), about)}
            />
            <RowButtons
              of={of}
              isFirst={index === 0}
              isLast={index === own.length - 1}
              onMove={(by) => set(movedAt(own, index, by))}
              onRemove={() => set(removedAt(own, index))}
            />
          </div>
        )
      })}
      <div>
        <button
          type="button"
          class="btn btn-s"
          disabled={own.length >= most}
          onClick={() => set([...own, { text: '新措施', citation: proposed('依据待补充') }])}
        >
          加一条
          <span class="vh">{` ${code} 类的措施`}</span>
        </button>
      </div>
    </fieldset>
  )
}
