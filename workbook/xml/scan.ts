/**
 * A small XML scanner: finds tags and leaves everything else where it is, so that a part can be changed in one place
 * and copied byte for byte in all others. It checks nothing: parts come from a writer of workbooks or have passed the
 * guard.
 */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty'
  /** As written, with its prefix. */
  readonly name: string
  /** Offset of '<'. */
  readonly start: number
  /** Offset after '>'. */
  readonly end: number
}

// Attribute values may hold '>', so quotes are read as a whole.
const tagPattern = /<(\/?)([^\s/>!?]+)(?:[^>"']|"[^"]*"|'[^']*')*>/y

/** The next tag at or after the offset; comments, CDATA and processing instructions are passed over. */
export function nextTag(xml: string, from: number): Tag | null {
  let at = xml.indexOf('<', from)
  while (at !== -1) {
    const second = xml.charCodeAt(at + 1)
    if (second !== 0x21 && second !== 0x3f) {
      tagPattern.lastIndex = at
      const match = tagPattern.exec(xml)
      if (match?.[2] === undefined) return null
      const end = tagPattern.lastIndex
      const kind = match[1] === '/' ? 'close' : xml.charCodeAt(end - 2) === 0x2f ? 'empty' : 'open'
      return { kind, name: match[2], start: at, end }
    }
    at = xml.indexOf('<', afterMarkup(xml, at))
  }
  return null
}

function afterMarkup(xml: string, at: number): number {
  const closing = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<![CDATA[', at) ? ']]>' : '>'
  const end = xml.indexOf(closing, at)
  return end === -1 ? xml.length : end + closing.length
}

/** Offset after the closing tag of an element whose opening tag is given. */
export function elementEnd(xml: string, opening: Tag): number {
  if (opening.kind === 'empty') return opening.end
  let depth = 1
  let tag = nextTag(xml, opening.end)
  while (tag) {
    if (tag.name === opening.name) {
      if (tag.kind === 'open') depth += 1
      if (tag.kind === 'close') depth -= 1
      if (depth === 0) return tag.end
    }
    tag = nextTag(xml, tag.end)
  }
  return xml.length
}

/** Name without its prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** The first tag of that local name at or after the offset that opens an element. */
export function findElement(xml: string, local: string, from = 0, until = xml.length): Tag | null {
  let tag = nextTag(xml, from)
  while (tag && tag.start < until) {
    if (tag.kind !== 'close' && localName(tag.name) === local) return tag
    tag = nextTag(xml, tag.end)
  }
  return null
}

/** Every element of that local name, in document order. */
export function findElements(xml: string, local: string): Tag[] {
  const found: Tag[] = []
  for (let tag = findElement(xml, local); tag; tag = findElement(xml, local, tag.end)) found.push(tag)
  return found
}

/** Attributes of a tag, decoded, by name as written. */
export function attributesOf(xml: string, tag: Tag): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  const text = xml.slice(tag.start + 1 + tag.name.length, tag.end)
  for (const match of text.matchAll(/([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(match[1] ?? '', decode(match[2] ?? match[3] ?? ''))
  }
  return attributes
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Text with the five entities and character references resolved; unknown entities stay as they are. */
export function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities.get(name) ?? whole
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
