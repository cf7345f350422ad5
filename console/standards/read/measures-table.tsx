import type { ClassMeasure, Standard } from '#core/scoring/standard.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'

const none: Readonly<Record<'A' | 'B' | 'C' | 'D', readonly ClassMeasure[]>> = { A: [], B: [], C: [], D: [] }

export function measuresOf({ classMeasures }: Standard): typeof none {
  return classMeasures ?? none
}

/** 措施: what each class leads to. They score nothing. */
export function MeasuresTable({ standard }: { readonly standard: Standard }) {
  const measures = measuresOf(standard)
  return (
    <div class="field-scroll">
      <table class="table standard-table">
        <thead>
          <tr>
            <th scope="col">类别</th>
            <th scope="col">措施</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {parcelClasses.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">{`${code} ${name}`}</th>
              <td>
                {measures[code].length === 0 && <span class="sub">未规定</span>}
                {measures[code].map(({ text }) => (
                  <p key={text}>{text}</p>
                ))}
              </td>
              <td class="cap" data-head="依据">
                {measures[code].map(({ text, citation }) => (
                  <p key={text}>{citationText(citation)}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
