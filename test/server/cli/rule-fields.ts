import type { FirmKey, ParcelKey } from './headings.ts'

interface RuleFields {
  readonly parcel?: readonly ParcelKey[]
  readonly firm?: readonly FirmKey[]
}

const pollutants = ['codT', 'nh3nT', 'so2T', 'noxT'] as const

/** The fields that the text of each rule speaks of. */
export const ruleFields: Readonly<Record<string, RuleFields>> = {
  X01: { parcel: ['selfUsedArea', 'rentedOutArea', 'vacantFloorArea', 'floorArea'] },
  X02: { parcel: ['floorArea'], firm: ['occupiedFloorArea'] },
  X03: { parcel: ['footprintArea', 'landArea', 'illegalFloorArea', 'floorArea', 'vacantFloorArea'] },
  X04: { parcel: ['farCurrent', 'farAllowed', 'floorArea', 'landArea'] },
  X05: { parcel: ['farCurrent', 'floorArea', 'landArea'] },
  X06: { parcel: ['landArea', 'floorArea'] },
  X07: { parcel: ['landArea', 'regLandArea'] },
  X08: { parcel: ['firmCount', 'vacantFloorArea', 'selfNote'] },
  X09: { parcel: ['ownerUscc'], firm: ['uscc'] },
  X10: { parcel: ['ownerUscc'], firm: ['uscc'] },
  X11: { firm: ['aboveScale', 'industryCode', 'revenue'] },
  X12: { firm: ['aboveScale', 'industryCode', 'revenue'] },
  X13: { firm: ['industryCode', 'grossOutput', 'revenue'] },
  X14: { firm: ['industryCode', 'grossOutput', 'revenue'] },
  X15: { firm: ['taxPaid', 'revenue'] },
  X16: { firm: ['taxPaid', 'revenue'] },
  X17: { firm: ['rdExpense', 'revenue', 'employeesYearEnd'] },
  X18: { firm: ['highTech', 'rdExpense', 'revenue', 'highTechUntil'] },
  X19: { firm: ['energyTce', 'electricityKwh', 'energyBasis'] },
  X20: { firm: ['opStatus', 'revenue', 'employeesYearEnd', 'energyTce'] },
  X21: { firm: ['opStatus', 'grossOutput'] },
  X22: { firm: ['hasDischarge', ...pollutants] },
  X23: { parcel: ['landEndDate'], firm: ['leaseStart', 'leaseEnd'] },
  X24: { parcel: ['landEndDate'] },
  X25: { parcel: ['idleDetermined'], firm: ['opStatus'] },
  X26: { parcel: ['landClass', 'currentUse'] },
  X28: { firm: ['revenue', 'employeesYearEnd'] },
  X29: { parcel: ['landArea'], firm: ['taxPaid', 'grossOutput'] },
  X30: { firm: ['uscc', 'parcelShare'] },
  X32: {
    parcel: [
      'legality',
      'illegalFloorArea',
      'idleDetermined',
      'vacantFloorArea',
      'vacantSince',
      'houseSafety',
      'workSafety',
      'envRestrict',
      'envCompliance',
      'useMismatch',
      'bottleneckTech',
      'exemptReason',
    ],
    firm: ['opStatus', 'taxPaid'],
  },
  X33: {
    parcel: [
      'houseSafety',
      'workSafety',
      'envCompliance',
      'idleDetermined',
      'vacantFloorArea',
      'vacantSince',
      'legality',
      'envRestrict',
      'useMismatch',
      'illegalFloorArea',
      'bottleneckTech',
      'exemptReason',
    ],
    firm: ['srdi', 'headquarters', 'foreignRd', 'opStatus', 'taxPaid'],
  },
  X34: { firm: ['energyBasis'] },
}

/** Rules over a parcel with its firms: the text does not say which of the rows the finding stands at. */
export const ruleOfGroup: ReadonlySet<string> = new Set(['X02', 'X08', 'X25', 'X29', 'X33', 'X34'])
