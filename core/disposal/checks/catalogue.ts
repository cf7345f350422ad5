import { areaWithinParcel } from './dp01-area-within-parcel.ts'
import { fundsMakeInvestment } from './dp02-funds-make-investment.ts'
import { milestonesInOrder } from './dp03-milestones-in-order.ts'
import { doneNotInFuture } from './dp04-done-not-in-future.ts'
import { withinPlanYear } from './dp05-within-plan-year.ts'
import { compensationOfPath } from './dp06-compensation-of-path.ts'
import { rentalHousingOfPath } from './dp07-rental-housing-of-path.ts'
import { soeAndFourBatches } from './dp08-soe-and-four-batches.ts'
import { programmeOfPath } from './dp09-programme-of-path.ts'
import { encumberedLand } from './dp10-encumbered-land.ts'
import { disposedAreaInPlan } from './dp11-disposed-area.ts'
import { industrialUseStays } from './dp12-industrial-use-stays.ts'
import type { DisposalCheckId, DisposalRule } from './rule.ts'

/** All checks across the fields of a plan. An id without its rule does not compile. */
export const disposalRules: Readonly<Record<DisposalCheckId, DisposalRule>> = {
  DP01: areaWithinParcel,
  DP02: fundsMakeInvestment,
  DP03: milestonesInOrder,
  DP04: doneNotInFuture,
  DP05: withinPlanYear,
  DP06: compensationOfPath,
  DP07: rentalHousingOfPath,
  DP08: soeAndFourBatches,
  DP09: programmeOfPath,
  DP10: encumberedLand,
  DP11: disposedAreaInPlan,
  DP12: industrialUseStays,
}
