import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { milestonesOf } from '#core/disposal/milestone.ts'
import { disposalStateNames } from '#core/disposal/state.ts'
import { fieldOf } from '#core/form/form.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { type DisposalPlanKey, type DisposalPlanValues, disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { nameOfDepartment } from '../../notice/field-words.ts'

export interface PlanSheetProps {
  readonly plan: DisposalDetail
  /** As saved, readable. */
  readonly values: DisposalPlanValues
}

/** Label and value pairs in fours across the sheet. */
const pairs: readonly (readonly DisposalPlanKey[])[] = [
  ['parcelCode', 'parcelName'],
  ['townCode', 'ownerName'],
  ['landClass', 'landArea'],
  ['decidedClass', 'ownerIsSoe'],
  ['path', 'planYear'],
  ['responsibleBody', 'disposalArea'],
  ['planUse', 'planBlock'],
  ['investment', 'compensation'],
  ['ownFunds', 'fiscalFunds'],
  ['subsidy', 'otherFunds'],
  ['rentalHousing', 'relocatedFirms'],
]
const texts: readonly DisposalPlanKey[] = ['reasons', 'measures', 'compensationBasis', 'relocatedFirmList']
const states: readonly DisposalPlanKey[] = ['sealed', 'mortgaged', 'litigated', 'enforced']
const links: readonly DisposalPlanKey[] = ['linksReduction', 'linksFourBatch', 'linksRenewal', 'linksSpecial']

/** 处置方案 on one sheet of A4, as it is stamped; only on paper. */
export function PlanSheet({ plan, values }: PlanSheetProps) {
  const text = (key: DisposalPlanKey): string => formatWithUnit(fieldOf(disposalPlanForm, key), plan.values[key])
  const label = (key: DisposalPlanKey): string => fieldOf(disposalPlanForm, key).label
  const yes = (keys: readonly DisposalPlanKey[]): string =>
    keys.map((key) => `${label(key).replace(/^是否|^衔接/, '')}：${text(key)}`).join('　')
  return (
    <section class="plan-sheet" aria-hidden="true">
      <h2>产业用地处置方案</h2>
      <p class="plan-sheet-lead">
        {`编号 ${plan.number}　第 ${plan.version} 版　${disposalStateNames[plan.state]}${plan.cycle === null ? '' : `　评估年度 ${plan.cycle}`}`}
      </p>
      <table>
        <tbody>
          {pairs.map(([one, other]) => (
            <tr key={one}>
              {[one, other].flatMap((key) =>
                key === undefined ? [] : [<th key={`${key} label`}>{label(key)}</th>, <td key={key}>{text(key)}</td>],
              )}
            </tr>
          ))}
          {texts.map((key) => (
            <tr key={key}>
              <th>{label(key)}</th>
              <td colSpan={3}>{text(key)}</td>
            </tr>
          ))}
          <tr>
            <th>权利限制</th>
            <td colSpan={3}>
              {yes(states)}
              {values.lawNote === undefined ? '' : `　${values.lawNote}`}
            </td>
          </tr>
          <tr>
            <th>衔接工作</th>
            <td colSpan={3}>
              {yes(links)}
              {values.linkNote === undefined ? '' : `　${values.linkNote}`}
            </td>
          </tr>
          <tr>
            <th>节点</th>
            <td colSpan={3}>
              {milestonesOf(values).map(({ place, name, due, done }) => (
                <div
                  key={place}
                >{`${place}. ${name ?? '未填'}　计划 ${due ?? '未填'}　${done === null ? '未完成' : `完成 ${done}`}`}</div>
              ))}
            </td>
          </tr>
          <tr>
            <th>部门会签</th>
            <td colSpan={3}>
              {plan.reviews.length === 0
                ? '无'
                : plan.reviews
                    .filter(({ version }) => version === plan.version)
                    .map(({ department, agrees, opinion }) => (
                      <div key={department}>
                        {`${nameOfDepartment(department)}：${agrees === null ? '待会签' : agrees ? '同意' : '不同意'}　${opinion ?? ''}`}
                      </div>
                    ))}
            </td>
          </tr>
        </tbody>
      </table>
      {plan.decisionNotes.map((note) => (
        <p key={note} class="plan-sheet-note">
          {note}
        </p>
      ))}
      <div class="plan-sheet-seals">
        {['街镇（园区）（盖章）', '区工作专班（盖章）'].map((who) => (
          <div key={who}>
            <p>{who}</p>
            <p>年　　月　　日</p>
          </div>
        ))}
      </div>
    </section>
  )
}
