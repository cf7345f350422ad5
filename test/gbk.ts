/** Two-byte characters of GBK by character, as the platform's own decoder reads them. */
const pairs: ReadonlyMap<string, readonly [number, number]> = new Map(
  Array.from({ length: 0xfe - 0x81 + 1 }, (_, lead) => lead + 0x81).flatMap((lead) =>
    Array.from({ length: 0xfe - 0x40 + 1 }, (_, trail) => trail + 0x40).map(
      (trail) => [new TextDecoder('gbk').decode(Uint8Array.of(lead, trail)), [lead, trail]] as const,
    ),
  ),
)

/** Text in GBK, as Excel and older programs save CSV in China. Throws RangeError for what GBK has not. */
export function gbk(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character): readonly number[] => {
      const code = character.codePointAt(0) ?? 0
      const pair = code < 0x80 ? [code] : pairs.get(character)
      if (pair === undefined) throw new RangeError(`${character} is not in GBK`)
      return pair
    }),
  )
}
