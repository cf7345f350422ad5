import type { ComponentChildren } from 'preact'
import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { closedDisposalStates } from '#core/disposal/state.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { FundsTable, fundKeys } from './funds-table.tsx'
import { MilestoneTable } from './milestone-table.tsx'
import { PathChoice } from './path-choice.tsx'
import { PlanFields } from './plan-fields.tsx'
import { type PlanForm, PlanFormContext } from './plan-form.ts'
import { ReasonsField } from './reasons-field.tsx'
import { shownKeys, shownResultKeys } from './shown-keys.ts'

export interface PlanSectionsProps {
  readonly plan: DisposalDetail
  readonly form: PlanForm
  readonly today: CalendarDate
}

type SectionProps = PlanSectionsProps

/** Every section of the form but 地块, which is brought along, with how it is filled. */
const bodies: Readonly<Record<string, (props: SectionProps) => ComponentChildren>> = {
  plan: ({ plan, form }) => (
    <>
      <ReasonsField proposed={plan.proposedReasons} />
      <PathChoice />
      <PlanFields keys={shownKeys('plan', form).filter((key) => key !== 'reasons' && key !== 'path')} />
    </>
  ),
  factors: ({ form }) => <PlanFields keys={shownKeys('factors', form)} />,
  money: ({ form }) => (
    <>
      <PlanFields keys={['investment']} />
      <FundsTable />
      <PlanFields keys={shownKeys('money', form).filter((key) => key !== 'investment' && !fundKeys.includes(key))} />
    </>
  ),
  people: ({ form }) => <PlanFields keys={shownKeys('people', form)} />,
  law: ({ form }) => <PlanFields keys={shownKeys('law', form)} />,
  links: ({ form }) => <PlanFields keys={shownKeys('links', form)} />,
  milestones: ({ plan, today }) => (
    <MilestoneTable today={today} isClosed={closedDisposalStates.includes(plan.state)} />
  ),
  result: ({ plan, form }) => <PlanFields keys={shownResultKeys(plan.state, form)} />,
}

/** 处置方案表, section by section. */
export function PlanSections(props: PlanSectionsProps) {
  return (
    <PlanFormContext.Provider value={props.form}>
      {disposalPlanForm.sections.map(({ key, title }) => {
        const body = bodies[key]
        return (
          body !== undefined && (
            <section key={key} class="card no-print" aria-labelledby={`section-${key}`}>
              <div class="card-head">
                <h2 id={`section-${key}`}>{title}</h2>
              </div>
              <div class="card-body stack">{body(props)}</div>
            </section>
          )
        )
      })}
    </PlanFormContext.Provider>
  )
}
