import { useState } from 'preact/hooks'
import type { DisputeSummary } from '#core/api/disputes.ts'
import type { CellValue, Field } from '#core/form/field.ts'
import { headingOf } from '#core/form/form.ts'
import { blankText, formatRatio, formatValue } from '#core/form/format.ts'
import { type Layer, layerNames, layers } from '#core/record/layer.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { sourceWord } from '../notice/source-word.ts'
import { DisputeLine, type RowDisputes } from './dispute-line.tsx'
import { FindingLine } from './finding-line.tsx'
import { differenceFromReported, type FieldLine, type FieldSection, filledLayers } from './parcel-cells.ts'

export interface FieldTableProps {
  readonly section: FieldSection
  readonly name: string
  readonly disputes: RowDisputes
}

/** Fields of one section: effective value, and every layer beside it; findings and disputes stand under their field. */
export function FieldTable({ section, name, disputes }: FieldTableProps) {
  return (
    <section class="card field-section" aria-label={`${name} ${section.title}`}>
      <div class="card-head">
        <h3>{section.title}</h3>
      </div>
      <div class="field-scroll">
        <table class="table field-table">
          <thead>
            <tr>
              <th scope="col">字段</th>
              <th scope="col">有效值</th>
              {layers.map((layer) => (
                <th key={layer} scope="col">
                  {layerNames[layer]}
                </th>
              ))}
              <th scope="col">
                <span class="vh">来源</span>
              </th>
            </tr>
          </thead>
          {section.lines.map((line) => (
            <FieldRows key={line.key} line={line} dispute={disputes.get(line.key) ?? null} />
          ))}
        </table>
      </div>
    </section>
  )
}

interface FieldRowsProps {
  readonly line: FieldLine
  readonly dispute: DisputeSummary | null
}

function FieldRows({ line, dispute }: FieldRowsProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <tbody id={`field-${line.key}`}>
      <tr>
        <th scope="row">{headingOf(line.field)}</th>
        <td>
          <EffectiveValue line={line} />
        </td>
        {layers.map((layer) => (
          <td key={layer}>
            <LayerCell line={line} layer={layer} />
          </td>
        ))}
        <td class="field-more">
          <button
            type="button"
            class="btn btn-s btn-bare btn-icon"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="info" label={`${line.field.label}的来源和依据`} />
          </button>
        </td>
      </tr>
      {line.findings.map((finding) => (
        <tr key={`${finding.code}-${finding.row}`} class="field-finding">
          <td colSpan={layers.length + 3}>
            <FindingLine finding={finding} />
          </td>
        </tr>
      ))}
      {dispute !== null && (
        <tr class="field-finding">
          <td colSpan={layers.length + 3}>
            <DisputeLine line={line} dispute={dispute} />
          </td>
        </tr>
      )}
      {isOpen && (
        <tr class="field-source">
          <td colSpan={layers.length + 3}>
            <Sources line={line} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

function EffectiveValue({ line }: { readonly line: FieldLine }) {
  if (line.masked) return <span class="effective is-blank">无权查看</span>
  if (line.effective === null) return <span class="effective is-blank">{blankText}</span>
  const isRaw = typeof line.effective === 'object'
  return (
    <span class={`effective is-${line.effectiveLayer ?? 'reported'}`}>
      <Value field={line.field} value={line.effective} />
      {isRaw && <span class="badge badge-err">未能识别</span>}
    </span>
  )
}

function LayerCell({ line, layer }: { readonly line: FieldLine; readonly layer: Layer }) {
  const value = line.values.get(layer)
  if (line.masked && layer === 'department') return <span class="is-blank">无权查看</span>
  if (value === undefined) return <span class="is-blank">—</span>
  return <Value field={line.field} value={value.value} />
}

/** Figures stand right in their place, so that the layers of a field can be compared by eye. */
function Value({ field, value }: { readonly field: Field; readonly value: CellValue | null }) {
  return <span class={typeof value === 'number' ? 'figure' : ''}>{formatValue(field, value)}</span>
}

/** Who said what when, what a department changed, and the clause the field stands on. */
function Sources({ line }: { readonly line: FieldLine }) {
  const difference = differenceFromReported(line)
  return (
    <ul class="sources">
      {filledLayers(line).map(({ layer, value, source, by, at }) => (
        <li key={layer}>
          {`${layerNames[layer]} ${formatValue(line.field, value)}：${[sourceWord(source), by, instantInTable(at)].filter(Boolean).join('，')}`}
        </li>
      ))}
      {filledLayers(line).length === 0 && <li>没有填过。</li>}
      {difference !== null && <li>{`有效值与填报相差 ${formatRatio(difference, 2)}。`}</li>}
      <li>{`依据：${citationText(line.field.source)}`}</li>
    </ul>
  )
}
