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

const known: ReadonlySet<number> = new Set(
  divisions.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
)

/** The 大类 of a code of four digits. Asked several times for every firm, so it goes by characters. */
function division(industryCode: string): number | null {
  if (industryCode.length !== 4) return null
  const first = digitAt(industryCode, 0)
  const second = digitAt(industryCode, 1)
  const isCode = first >= 0 && second >= 0 && digitAt(industryCode, 2) >= 0 && digitAt(industryCode, 3) >= 0
  return isCode ? first * 10 + second : null
}

/** The ASCII digit at this place, -1 for any other character. */
function digitAt(text: string, index: number): number {
  const digit = text.charCodeAt(index) - 48
  return digit <= 9 ? digit : -1
}

/** Whether the code has four digits and a 大类 that exists. */
export function isIndustryCode(industryCode: string): boolean {
  const number = division(industryCode)
  return number !== null && known.has(number)
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
