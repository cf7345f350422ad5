import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { fieldEntries } from '#core/form/form.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { departments } from '#core/vocabulary/department.ts'
import { LabelledDay } from '#ui/form/labelled.tsx'
import { useSession } from '../../session/session.ts'

export interface InviteFieldsProps {
  readonly plan: DisposalDetail
  readonly chosen: readonly string[]
  readonly onChosen: (chosen: readonly string[]) => void
  /** '' for the usual time. */
  readonly dueDay: CalendarDate
  readonly onDueDay: (day: CalendarDate) => void
}

/** Fields of a section a department verifies that the plan fills. */
function concerned(department: string, plan: DisposalDetail): boolean {
  return fieldEntries(disposalPlanForm).some(([key, field]) => {
    const value = plan.values[key]
    const isSaid = value !== undefined && value !== null && value !== false && value !== 0
    return field.filledBy !== 'base' && isSaid && field.verifiedBy.some((code) => code === department)
  })
}

/** Departments to countersign: those that verify something the plan says stand marked; who was asked already cannot be asked twice. */
export function InviteFields({ plan, chosen, onChosen, dueDay, onDueDay }: InviteFieldsProps) {
  const { today } = useSession()
  const asked = plan.reviews.filter(({ version }) => version === plan.version).map(({ department }) => department)
  return (
    <>
      <fieldset class="field">
        <legend class="label">会签部门（标“涉及”的，方案中有其核定的内容）</legend>
        <div class="plan-departments">
          {departments.map(({ code, name }) => {
            const isAsked = asked.includes(code)
            return (
              <label key={code} class="tick">
                <input
                  type="checkbox"
                  disabled={isAsked}
                  checked={isAsked || chosen.includes(code)}
                  onChange={() =>
                    onChosen(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
                  }
                />
                {name}
                {isAsked ? (
                  <span class="cap">已发</span>
                ) : (
                  concerned(code, plan) && <span class="badge badge-info">涉及</span>
                )}
              </label>
            )
          })}
        </div>
      </fieldset>
      <div class="act-fields">
        <LabelledDay label="会签期限（不填为 10 个工作日，本系统拟定）" value={dueDay} min={today} onValue={onDueDay} />
      </div>
    </>
  )
}
