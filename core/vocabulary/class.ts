/** The four classes of 松规划资源〔2023〕123号 四（二）, best first. */
export const parcelClasses = [
  { code: 'A', name: '鼓励支持' },
  { code: 'B', name: '保留提升' },
  { code: 'C', name: '观察整改' },
  { code: 'D', name: '整治退出' },
] as const

export type ParcelClass = (typeof parcelClasses)[number]['code']

const order: Readonly<Record<ParcelClass, number>> = { A: 0, B: 1, C: 2, D: 3 }
const names: Readonly<Record<ParcelClass, string>> = { A: '鼓励支持', B: '保留提升', C: '观察整改', D: '整治退出' }

export function className(parcelClass: ParcelClass): string {
  return names[parcelClass]
}

/** The worse of two classes (D is worst). */
export function worseClass(a: ParcelClass, b: ParcelClass): ParcelClass {
  return order[a] >= order[b] ? a : b
}

/** The better of two classes (A is best). */
export function betterClass(a: ParcelClass, b: ParcelClass): ParcelClass {
  return order[a] <= order[b] ? a : b
}
