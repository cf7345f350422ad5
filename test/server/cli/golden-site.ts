import type { Site } from './scored-parcel.ts'

/** The worked example of the domain document: 20 亩, total 72.6, and 71.0 as 仓储. */
export const golden: Site = {
  parcel: { landArea: 13_333.33, floorArea: 16_000, farAllowed: 1.5, vacantFloorArea: 1200, selfUsedArea: 14_800 },
  firms: [
    {
      fixedAssets: 7000,
      taxPaid: 900,
      grossOutput: 9000,
      revenue: 9500,
      employeesYearEnd: 80,
      rdExpense: 332.5,
      energyTce: 600,
      hasDischarge: '是',
      codT: 0.6,
      highTech: '是',
      techGiant: '否',
      techSme: '否',
      srdi: '市级',
    },
  ],
}
