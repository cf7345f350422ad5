import type { ParcelDetail } from '#core/api/parcels.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { count } from '#ui/number.ts'
import { StatusBadge } from '../parcels/status-badge.tsx'
import { FieldTable } from './field-table.tsx'
import { type DetailRow, effectiveOf, sectionsOf } from './parcel-cells.ts'

/** 数据: every field of the parcel and its firms, layers side by side, findings beside the field. */
export function DataTab({ detail }: { readonly detail: ParcelDetail }) {
  const { parcel, firms, findings } = detail
  return (
    <>
      <ul class="legend layer-legend" aria-label="有效值前的竖条">
        <li class="is-department">取自部门核定</li>
        <li class="is-onsite">取自现场</li>
        <li class="is-reported">取自填报</li>
      </ul>
      <h2>{parcelForm.title}</h2>
      {sectionsOf(
        parcelForm,
        parcel,
        findings.filter((finding) => finding.form === 'parcel-self-assessment'),
      ).map((section) => (
        <FieldTable key={section.key} section={section} name={parcelForm.title} />
      ))}
      <h2>{`${enterpriseForm.title}（${count(firms.length)} 家）`}</h2>
      {firms.length === 0 && <p class="sub">没有企业行。</p>}
      {firms.map((firm, index) => (
        <FirmData key={firm.key} firm={firm} findings={findings} isOpen={index === 0} />
      ))}
    </>
  )
}

interface FirmDataProps {
  readonly firm: DetailRow
  readonly findings: ParcelDetail['findings']
  readonly isOpen: boolean
}

function FirmData({ firm, findings, isOpen }: FirmDataProps) {
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
        {sectionsOf(enterpriseForm, firm, own).map((section) => (
          <FieldTable key={section.key} section={section} name={name} />
        ))}
      </div>
    </details>
  )
}
