import type { CheckId } from '../error/check-details.ts'
import type { Rule } from './rule.ts'
import { usedAreas } from './x01-used-areas.ts'
import { occupiedAreas } from './x02-occupied-areas.ts'
import { partWithinWhole } from './x03-part-within-whole.ts'
import { floorAreaRatioAllowed } from './x04-floor-area-ratio-allowed.ts'
import { floorAreaRatioPlausible } from './x05-floor-area-ratio-plausible.ts'
import { landAreaInMu } from './x06-land-area-in-mu.ts'
import { registeredLandArea } from './x07-registered-land-area.ts'
import { firmCountAgrees } from './x08-firm-count.ts'
import { creditCode } from './x09-credit-code.ts'
import { registeredElsewhere } from './x10-registered-elsewhere.ts'
import { aboveScaleRevenueLow } from './x11-above-scale-revenue-low.ts'
import { belowScaleRevenueHigh } from './x12-below-scale-revenue-high.ts'
import { outputWithoutRevenue } from './x13-output-without-revenue.ts'
import { outputToRevenue } from './x14-output-to-revenue.ts'
import { taxPlausible } from './x15-tax-plausible.ts'
import { taxWithoutRevenue } from './x16-tax-without-revenue.ts'
import { researchExpense } from './x17-research-expense.ts'
import { highTech } from './x18-high-tech.ts'
import { energyBelowElectricity } from './x19-energy-below-electricity.ts'
import { operatingWithZero } from './x20-operating-with-zero.ts'
import { stoppedWithOutput } from './x21-stopped-with-output.ts'
import { dischargeAgrees } from './x22-discharge.ts'
import { leaseTerm } from './x23-lease-term.ts'
import { landRightExpired } from './x24-land-right-expired.ts'
import { idleWithFirms } from './x25-idle-with-firms.ts'
import { landClassAndUse } from './x26-land-class-and-use.ts'
import { changedFromLastYear } from './x27-changed-from-last-year.ts'
import { revenuePerHead } from './x28-revenue-per-head.ts'
import { amountPerMu } from './x29-amount-per-mu.ts'
import { sharesOfFirm } from './x30-shares-of-firm.ts'
import { parcelOfTwoTowns } from './x31-parcel-of-two-towns.ts'
import { judgedItemsFilled } from './x32-judged-items-filled.ts'
import { evidenceGiven } from './x33-evidence.ts'
import { energyBasisAgrees } from './x34-energy-basis.ts'

/** All cross-field checks in order. An id without its rule, or a rule under another's id, does not compile. */
export const rules: { readonly [Id in CheckId]: Rule<Id> } = {
  X01: usedAreas,
  X02: occupiedAreas,
  X03: partWithinWhole,
  X04: floorAreaRatioAllowed,
  X05: floorAreaRatioPlausible,
  X06: landAreaInMu,
  X07: registeredLandArea,
  X08: firmCountAgrees,
  X09: creditCode,
  X10: registeredElsewhere,
  X11: aboveScaleRevenueLow,
  X12: belowScaleRevenueHigh,
  X13: outputWithoutRevenue,
  X14: outputToRevenue,
  X15: taxPlausible,
  X16: taxWithoutRevenue,
  X17: researchExpense,
  X18: highTech,
  X19: energyBelowElectricity,
  X20: operatingWithZero,
  X21: stoppedWithOutput,
  X22: dischargeAgrees,
  X23: leaseTerm,
  X24: landRightExpired,
  X25: idleWithFirms,
  X26: landClassAndUse,
  X27: changedFromLastYear,
  X28: revenuePerHead,
  X29: amountPerMu,
  X30: sharesOfFirm,
  X31: parcelOfTwoTowns,
  X32: judgedItemsFilled,
  X33: evidenceGiven,
  X34: energyBasisAgrees,
}

export type AnyRule = (typeof rules)[CheckId]

export const ruleList: readonly AnyRule[] = Object.values(rules)
