import { unzipSync } from 'fflate'
import type { Random } from '#server/demo/random.ts'
import { zipOf } from './zip-builder.ts'

type Mutate = (bytes: Uint8Array, random: Random) => Uint8Array

/** What stands in XML where a program writes it, and what somebody else may have put there. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/r="[A-Z]+\d+"/, 'r="XFD1048576"'],
  [/r="[A-Z]+\d+"/, 'r="ZZZZ99999999999"'],
  [/r="[A-Z]+\d+"/, ''],
  [/t="s"/, 't="n"'],
  [/t="inlineStr"/, 't="s"'],
  [/<v>[^<]*<\/v>/, '<v>-1</v>'],
  [/<v>[^<]*<\/v>/, '<v>1e999</v>'],
  [/<v>[^<]*<\/v>/, '<f>WEBSERVICE("http://192.0.2.1")</f><v>9</v>'],
  [/ref="[A-Z0-9:]+"/, 'ref="A1:XFD1048576"'],
  [/sqref="[^"]+"/, 'sqref="A1:XFD1048576"'],
  [/<sheetData>/, '<sheetData><row r="1048577"><c r="A1048577"><v>1</v></c></row>'],
  [/<\/sheetData>/, ''],
  [/r:id="[^"]*"/, 'r:id="rId999"'],
  [/Target="[^"]*"/, 'Target="../../../etc/passwd"'],
  [/Target="[^"]*"/, 'Target="http://192.0.2.1/x" TargetMode="External"'],
  [/name="[^"]*"/, 'name="__proto__"'],
  [/<si>/, '<si><t>__proto__</t></si><si>'],
  [/count="\d+"/, 'count="4294967295"'],
  [/uniqueCount="\d+"/, 'uniqueCount="-1"'],
  [/s="\d+"/, 's="99999"'],
  [/encoding="UTF-8"/, 'encoding="UTF-16"'],
  [/<\?xml[^>]*\?>/, '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'],
  [/&amp;/, '&#0;'],
  [/<t[^>]*>/, '<t>&#x110000;'],
  [/<mergeCells/, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><mergeCells'],
]

function inOnePart(change: (text: string, random: Random) => string): Mutate {
  return (bytes, random) => {
    const parts = Object.entries(unzipSync(bytes))
    const chosen = random.integer(0, parts.length - 1)
    return zipOf(
      parts.map(([name, data], index) => ({
        name,
        data: index === chosen ? change(new TextDecoder().decode(data), random) : data,
      })),
    )
  }
}

function cut(text: string, random: Random): string {
  const from = random.integer(0, text.length)
  return text.slice(0, from) + text.slice(from + random.integer(1, 200))
}

const mutations: readonly Mutate[] = [
  (bytes, random) => bytes.slice(0, random.integer(0, bytes.length)),
  (bytes, random) => {
    const changed = bytes.slice()
    for (let count = random.integer(1, 20); count > 0; count -= 1)
      changed[random.integer(0, changed.length - 1)] = random.integer(0, 255)
    return changed
  },
  (bytes, random) => bytes.slice().fill(0, random.integer(0, bytes.length), bytes.length),
  inOnePart(cut),
  inOnePart((text, random) => `${text}${cut(text, random)}`),
  inOnePart((text, random) => {
    const [pattern, instead] = random.pick(replacements)
    return text.replaceAll(new RegExp(pattern, 'g'), (found) => (random.chance(0.3) ? instead : found))
  }),
  (bytes, random) => {
    const parts = Object.entries(unzipSync(bytes))
    const gone = random.integer(0, parts.length - 1)
    return zipOf(parts.filter((_, index) => index !== gone).map(([name, data]) => ({ name, data })))
  },
]

/** A workbook of a real program with something changed in it, the same for the same numbers. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  // Most are changed within a part: what is broken as a whole ends at the guard.
  return random.pick([...mutations, ...mutations.slice(3), ...mutations.slice(5, 6)])(bytes, random)
}
