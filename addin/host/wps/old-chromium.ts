/*
 * What the Chromium inside of WPS may lack (older than 92 was seen) of what the pane uses. Put in front of its scripts and
 * its worker by the build, so it stands alone. crypto.randomUUID is seen to in ui/uuid.ts.
 */

interface Listed {
  readonly length: number
  readonly [index: number]: unknown
}

function at(this: Listed, index: number): unknown {
  return this[index < 0 ? this.length + index : index]
}

function findLastIndex(this: Listed, isWanted: (item: unknown, index: number) => boolean): number {
  let index = this.length - 1
  while (index >= 0 && !isWanted(this[index], index)) index -= 1
  return index
}

function addTo(owner: object, name: string, value: (...parameters: never[]) => unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true, configurable: true })
}

addTo(Array.prototype, 'at', at)
addTo(String.prototype, 'at', at)
addTo(Array.prototype, 'findLastIndex', findLastIndex)
// Not by what the linter would have here: that is what is missing.
addTo(
  Object,
  'hasOwn',
  (owner: object, name: PropertyKey) => Reflect.getOwnPropertyDescriptor(owner, name) !== undefined,
)
addTo(String.prototype, 'replaceAll', function (this: string, from: string | RegExp, to: string) {
  return typeof from === 'string' ? this.split(from).join(to) : this.replace(from, to)
})
addTo(URL, 'canParse', (text: string, base?: string) => {
  try {
    return new URL(text, base).href !== ''
  } catch {
    return false
  }
})
