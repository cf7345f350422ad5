/** Whether Excel takes this as the name of a sheet: 1 to 31 characters, none of : \ / ? * [ ], no apostrophe at an end. */
export function isSheetName(name: string): boolean {
  const isPlain = name.length > 0 && name.length <= 31 && !/[:\\/?*[\]]/.test(name)
  return isPlain && !name.startsWith("'") && !name.endsWith("'")
}

/** The name, with " (2)", " (3)" ... behind it while it is taken. */
export function freeSheetName(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`
    const candidate = name.slice(0, 31 - suffix.length) + suffix
    if (!isTaken(candidate)) return candidate
  }
}
