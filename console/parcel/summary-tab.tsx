import type { ParcelDetail } from '#core/api/parcels.ts'
import { formatNumber, formatWithUnit } from '#core/form/format.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { exact, multiply, toNumber } from '#core/vocabulary/exact.ts'
import { count } from '#ui/number.ts'
import { Fact } from '../list/fact.tsx'
import { FindingLine } from './finding-line.tsx'
import { type DetailRow, effectiveOf } from './parcel-cells.ts'
import { ResultSummary } from './result-summary.tsx'

const facts = [
  'parcelName',
  'ownerName',
  'ownerUscc',
  'landClass',
  'currentUse',
  'floorArea',
  'farAllowed',
  'vacantFloorArea',
  'propertyQuality',
] as const
const muPerSquareMetre = exact(0.0015)

/** 概况: where, whose, how large; what is wrong; how it stands in the latest draft; who works there. */
export function SummaryTab({ detail, onFinding }: { readonly detail: ParcelDetail; readonly onFinding: () => void }) {
  return (
    <div class="summary">
      <div class="stack">
        <section class="card" aria-label="基本情况">
          <div class="card-head">
            <h2>基本情况</h2>
          </div>
          <dl class="facts card-body">
            <Fact label="土地面积">{areaText(effectiveOf(detail.parcel, 'landArea'))}</Fact>
            {facts.map((key) => (
              <Fact key={key} label={parcelForm.fields[key].label}>
                {formatWithUnit(parcelForm.fields[key], effectiveOf(detail.parcel, key))}
              </Fact>
            ))}
          </dl>
        </section>
        <Firms firms={detail.firms} />
      </div>
      <div class="stack">
        <ResultSummary detail={detail} />
        <Findings detail={detail} onFinding={onFinding} />
      </div>
    </div>
  )
}

function areaText(area: ReturnType<typeof effectiveOf>): string {
  if (typeof area !== 'number') return formatWithUnit(parcelForm.fields.landArea, area)
  const mu = toNumber(multiply(exact(area), muPerSquareMetre))
  return `${formatWithUnit(parcelForm.fields.landArea, area)}（${formatNumber(mu, 2)} 亩）`
}

function Findings({ detail, onFinding }: { readonly detail: ParcelDetail; readonly onFinding: () => void }) {
  const errors = detail.findings.filter((finding) => finding.level === 'error')
  const others = detail.findings.filter((finding) => finding.level !== 'error')
  return (
    <section class="card" aria-labelledby="findings">
      <div class="card-head">
        <h2 id="findings">问题</h2>
        {detail.findings.length > 0 && (
          <button type="button" class="link" onClick={onFinding}>
            在数据中查看
          </button>
        )}
      </div>
      {detail.findings.length === 0 ? (
        <p class="card-body sub">没有发现问题。</p>
      ) : (
        <ul class="card-body stack-s">
          {[...errors, ...others].map((finding) => (
            <li key={`${finding.code}-${finding.row}-${finding.field}`}>
              <FindingLine finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const firmFigures = ['revenue', 'taxPaid', 'employeesYearEnd'] as const

function Firms({ firms }: { readonly firms: readonly DetailRow[] }) {
  return (
    <section class="card" aria-labelledby="firms">
      <div class="card-head">
        <h2 id="firms">地块上的企业</h2>
        <span class="aside cap">{`${count(firms.length)} 家`}</span>
      </div>
      {firms.length === 0 ? (
        <p class="card-body sub">企业信息采集表中没有本地块的企业。</p>
      ) : (
        <div class="field-scroll">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">企业名称</th>
                {firmFigures.map((key) => (
                  <th key={key} scope="col" class="is-end">
                    {`${enterpriseForm.fields[key].label}（${enterpriseForm.fields[key].unit}）`}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {firms.map((firm) => (
                <tr key={firm.key}>
                  <th scope="row">{String(effectiveOf(firm, 'firmName') ?? '未填')}</th>
                  {firmFigures.map((key) => (
                    <td key={key} class="is-end">
                      <FirmFigure firm={firm} name={key} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function FirmFigure({ firm, name }: { readonly firm: DetailRow; readonly name: (typeof firmFigures)[number] }) {
  const stored = firm.fields.find((field) => field.field === name)
  if (stored?.masked === true) return <span class="is-blank">无权查看</span>
  const value = stored?.effective
  if (typeof value !== 'number') return <span class="is-blank">未填</span>
  const field = enterpriseForm.fields[name]
  return <>{formatNumber(value, field.kind === 'decimal' ? field.decimals : 0)}</>
}
