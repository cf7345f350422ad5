import type { DecisionOverview } from '#core/api/decision-overview.ts'
import { landText } from '#core/decision-overview/land-text.ts'
import { partialSteps, type YearStep, yearStepNames } from '#core/decision-overview/step.ts'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { parcelsAddress } from '../parcels/parcel-view.ts'

type Step = DecisionOverview['steps'][number]

/** Where the parcels of a step are seen; the rest of one that has no list of its own. */
const addresses: Readonly<Record<YearStep, string>> = {
  'listed-for-year': '/parcels',
  begun: parcelsAddress({ progress: 'begun' }),
  submitted: parcelsAddress({ status: ['submitted', 'town-approved', 'review-returned', 'review-approved', 'locked'] }),
  'town-approved': parcelsAddress({ status: ['town-approved', 'review-approved', 'locked'] }),
  'review-approved': parcelsAddress({ status: ['review-approved', 'locked'] }),
  evaluated: '/evaluations',
  published: '/publications',
  objected: '/objections',
  decided: '/class-lists',
  'low-efficiency': '/class-lists?tab=low',
  planned: '/disposal',
  'plan-approved': '/disposal?state=approved',
  disposed: '/disposal?state=completed',
}

/** 各阶段: how many parcels and how much land came to each step of the year, as bars that are counted from all. */
export function StepTable({ steps }: { readonly steps: readonly Step[] }) {
  const cyclePath = useCyclePath()
  const all = steps.find(({ step }) => step === 'listed-for-year')?.parcels ?? 0
  return (
    <section class="card" aria-labelledby="year-steps">
      <div class="card-head">
        <h2 id="year-steps">各阶段宗数和面积</h2>
        <span class="cap aside">条长为占列入本年度宗数的比例</span>
      </div>
      <div class="year-steps field-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">阶段</th>
              <th scope="col" class="year-steps-bar">
                <span class="vh">占比</span>
              </th>
              <th scope="col" class="is-end">
                宗
              </th>
              <th scope="col" class="is-end">
                面积
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <StepRow key={step.step} step={step} all={all} href={cyclePath(addresses[step.step])} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface StepRowProps {
  readonly step: Step
  readonly all: number
  readonly href: string
}

function StepRow({ step: { step, parcels, landArea }, all, href }: StepRowProps) {
  const share = parcels === null || all === 0 ? 0 : Math.min(1, parcels / all)
  return (
    <tr>
      <th scope="row">{yearStepNames[step]}</th>
      <td class="year-steps-bar">
        <span class="year-step-track" aria-hidden="true">
          <span class={partialSteps.has(step) ? 'is-partial' : ''} style={{ width: `${share * 100}%` }} />
        </span>
      </td>
      {parcels === null ? (
        <td class="is-end sub" colSpan={2}>
          尚未进行
        </td>
      ) : (
        <>
          <td class="is-end">
            <a href={href} aria-label={`${yearStepNames[step]} ${parcels} 宗`}>
              {count(parcels)}
            </a>
          </td>
          <td class="is-end nb">{landText(landArea ?? 0)}</td>
        </>
      )}
    </tr>
  )
}
