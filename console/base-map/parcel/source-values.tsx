import type { BaseParcel } from '#core/api/base-parcels.ts'
import { type SourceKind, sourceKindNames } from '#core/base-map/source-kind.ts'
import { instantInTable } from '#ui/instant.ts'
import { baseText, labelOf } from '../field-words.ts'
import { placeText } from '../place-text.ts'

/** Each value of the base with what every source says, and whose holds. */
export function SourceValues({ parcel }: { readonly parcel: BaseParcel }) {
  const { fields } = parcel
  const sources = [...new Set(fields.flatMap((field) => field.sources.map(({ source }) => source)))]
  if (fields.length === 0) return null
  return (
    <section class="card" aria-labelledby="base-sources">
      <div class="card-head">
        <h2 id="base-sources">各来源的值</h2>
        <span class="aside cap">优先级：不动产登记 → 用地批文 → 土地利用现状</span>
      </div>
      <div class="field-scroll">
        <table class="table base-sources">
          <thead>
            <tr>
              <th scope="col">字段</th>
              <th scope="col">采用</th>
              {sources.map((source) => (
                <th key={source} scope="col">
                  {sourceKindNames[source]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.field}>
                <th scope="row">{labelOf('platform', field.field)}</th>
                <td>
                  <b>{baseText('platform', field.field, field.value)}</b>
                  {field.from !== null && (
                    <span class="cap base-below">
                      {field.isChosen ? `${sourceKindNames[field.from]}，人工选定` : sourceKindNames[field.from]}
                    </span>
                  )}
                </td>
                {sources.map((source) => (
                  <td key={source}>
                    <SourceCell field={field} source={source} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface SourceCellProps {
  readonly field: BaseParcel['fields'][number]
  readonly source: SourceKind
}

function SourceCell({ field, source }: SourceCellProps) {
  const given = field.sources.find((each) => each.source === source)
  if (given === undefined) return <span class="is-blank">没有</span>
  return (
    <span title={`${placeText(given.place, true)}，${instantInTable(given.at)}`}>
      {baseText('platform', field.field, given.value)}
    </span>
  )
}
