import { useState } from 'preact/hooks'
import type { ParcelDetail } from '#core/api/parcels.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { count } from '#ui/number.ts'
import { StatusBadge } from '../parcels/status-badge.tsx'
import { firmConsequence, parcelConsequence } from '../removals/removal-words.ts'
import { RemoveRow } from '../removals/remove-row.tsx'
import type { RowRef } from '../removals/use-removal.ts'
import { useSession } from '../session/session.ts'
import { type RowDisputes, useDisputes } from './dispute-line.tsx'
import { FieldTable } from './field-table.tsx'
import { type DetailRow, effectiveOf, type FieldLine, type FieldSection, sectionsOf } from './parcel-cells.ts'
import { ParcelFigures } from './parcel-figures.tsx'
import { mayRemove } from './removal-right.ts'

const choices = { all: '全部字段', problems: '有问题的', layered: '有现场或核定的' } as const
type Choice = keyof typeof choices

const isShown: Readonly<Record<Choice, (line: FieldLine) => boolean>> = {
  all: () => true,
  problems: (line) => line.findings.length > 0,
  layered: (line) => line.values.has('onsite') || line.values.has('department') || line.masked,
}

function shown(sections: readonly FieldSection[], choice: Choice): readonly FieldSection[] {
  const filtered = sections.map((section) => ({ ...section, lines: section.lines.filter(isShown[choice]) }))
  return filtered.filter((section) => section.lines.length > 0)
}

export interface DataTabProps {
  readonly detail: ParcelDetail
  /** The parcel or a firm was taken out. */
  readonly onRemoved: (row: RowRef) => void
}

/** 数据: every field of the parcel and its firms, layers side by side, findings beside the field. */
export function DataTab({ detail, onRemoved }: DataTabProps) {
  const { parcel, firms, findings, parcelCode } = detail
  const { account } = useSession()
  const [choice, setChoice] = useState<Choice>('all')
  const disputesOf = useDisputes(detail.cycle, parcelCode)
  const own = findings.filter((finding) => finding.form === 'parcel-self-assessment')
  const sections = shown(sectionsOf(parcelForm, parcel, own), choice)
  return (
    <>
      <div class="data-tools">
        <FieldChoice choice={choice} onChoice={setChoice} />
        <ul class="legend layer-legend" aria-label="有效值前的竖条">
          <li class="is-department">取自部门核定</li>
          <li class="is-onsite">取自现场</li>
          <li class="is-reported">取自填报</li>
        </ul>
      </div>
      <div class="form-head">
        <h2>{parcelForm.title}</h2>
        {mayRemove(account, 'parcel-self-assessment', parcel, parcel) && (
          <RemoveRow
            verb="删除地块"
            row={{ form: 'parcel-self-assessment', key: parcel.key, revision: parcel.revision, name: parcelCode }}
            consequence={parcelConsequence(firms.length)}
            onRemoved={onRemoved}
          />
        )}
      </div>
      {sections.length === 0 && <p class="sub">没有符合的字段。</p>}
      {sections.map((section) => (
        <FieldTable key={section.key} section={section} name={parcelForm.title} disputes={disputesOf(parcel.key)} />
      ))}
      {choice !== 'problems' && <ParcelFigures figures={detail.figures} />}
      <h2>{`${enterpriseForm.title}（${count(firms.length)} 家）`}</h2>
      {firms.length === 0 && <p class="sub">没有企业行。</p>}
      {firms.map((firm, index) => (
        <FirmData
          key={firm.key}
          firm={firm}
          findings={findings}
          choice={choice}
          parcel={parcel}
          isOpen={index === 0}
          disputes={disputesOf(firm.key)}
          onRemoved={onRemoved}
        />
      ))}
    </>
  )
}

interface FirmDataProps {
  readonly firm: DetailRow
  readonly parcel: DetailRow
  readonly findings: ParcelDetail['findings']
  readonly choice: Choice
  readonly isOpen: boolean
  readonly disputes: RowDisputes
  readonly onRemoved: (row: RowRef) => void
}

function FirmData({ firm, parcel, findings, choice, isOpen, disputes, onRemoved }: FirmDataProps) {
  const { account } = useSession()
  const name = String(effectiveOf(firm, 'firmName') ?? '企业名称未填')
  const own = findings.filter((finding) => finding.form === 'enterprise-information' && finding.row === firm.key)
  return (
    <details class="firm" open={isOpen}>
      <summary>
        <b>{name}</b>
        <span class="cap nb">{String(effectiveOf(firm, 'uscc') ?? '信用代码未填')}</span>
        <StatusBadge status={firm.status} />
        {own.length > 0 && <span class="badge badge-warn">{`${own.length} 处问题`}</span>}
      </summary>
      <div class="stack">
        {mayRemove(account, 'enterprise-information', firm, parcel) && (
          <RemoveRow
            verb="删除这家企业"
            row={{ form: 'enterprise-information', key: firm.key, revision: firm.revision, name }}
            consequence={firmConsequence}
            onRemoved={onRemoved}
          />
        )}
        {shown(sectionsOf(enterpriseForm, firm, own), choice).map((section) => (
          <FieldTable key={section.key} section={section} name={name} disputes={disputes} />
        ))}
      </div>
    </details>
  )
}

interface FieldChoiceProps {
  readonly choice: Choice
  readonly onChoice: (choice: Choice) => void
}

function FieldChoice({ choice, onChoice }: FieldChoiceProps) {
  return (
    <fieldset class="switch no-print">
      <legend class="vh">显示的字段</legend>
      {(['all', 'problems', 'layered'] as const).map((key) => (
        <button key={key} type="button" aria-pressed={key === choice} onClick={() => onChoice(key)}>
          {choices[key]}
        </button>
      ))}
    </fieldset>
  )
}
