/**
 * GB/T 4754-2017 by 大类 (the first two digits of an industry code). Validated strictly by 大类 and by format only
 * below it: public copies of the 小类 list are often of the 2011 edition.
 */
const divisions: readonly (readonly [first: number, last: number])[] = [
  [1, 5],
  [6, 12],
  [13, 43],
  [44, 46],
  [47, 50],
  [51, 52],
  [53, 60],
  [61, 62],
  [63, 65],
  [66, 69],
  [70, 70],
  [71, 72],
  [73, 75],
  [76, 79],
  [80, 82],
  [83, 83],
  [84, 85],
  [86, 90],
  [91, 96],
  [97, 97],
]

function division(industryCode: string): number | null {
  return /^\d{4}$/.test(industryCode) ? Number(industryCode.slice(0, 2)) : null
}

/** Whether the code has four digits and a 大类 that exists. */
export function isIndustryCode(industryCode: string): boolean {
  const number = division(industryCode)
  return number !== null && divisions.some(([first, last]) => number >= first && number <= last)
}

/** 工业 = 大类 06–46. */
export function isIndustrial(industryCode: string): boolean {
  const number = division(industryCode)
  return number !== null && number >= 6 && number <= 46
}

/** 制造业 = 大类 13–43. */
export function isManufacturing(industryCode: string): boolean {
  const number = division(industryCode)
  return number !== null && number >= 13 && number <= 43
}
