import { type ClassShares, shareOf } from '#core/decision-overview/class-cell.ts'
import { type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import type { BarPiece } from '#paper/document.ts'

/** The fills of the classes as on the screen: four tones apart in a grey print too. */
const looks: Readonly<Record<ParcelClass, Pick<BarPiece, 'fill' | 'outline' | 'ink'>>> = {
  A: { fill: '#1f66ad', outline: '#1f66ad', ink: '#ffffff' },
  B: { fill: '#57a6d9', outline: '#2f7fb3', ink: '#08263b' },
  C: { fill: '#f4bf4f', outline: '#a8740c', ink: '#3b2600' },
  D: { fill: '#7e1429', outline: '#7e1429', ink: '#ffffff' },
}
const tints: Readonly<Record<ParcelClass, Pick<BarPiece, 'fill' | 'outline' | 'ink'>>> = {
  A: { fill: '#e8f0f9', outline: '#1f66ad', ink: '#184f87' },
  B: { fill: '#eaf5fb', outline: '#2f7fb3', ink: '#1b5f8c' },
  C: { fill: '#fff6e0', outline: '#a8740c', ink: '#7d5200' },
  D: { fill: '#fbeaed', outline: '#7e1429', ink: '#7e1429' },
}

/** @param isDashed an estimate looks like one on paper too */
export function classPieces(shares: ClassShares, isDashed: boolean): readonly BarPiece[] {
  return parcelClasses.map(({ code }) => {
    const share = shareOf(shares, code)
    return { share, words: `${code} ${Math.round(share * 100)}%`, isDashed, ...(isDashed ? tints : looks)[code] }
  })
}

export function plainPiece(share: number): BarPiece {
  return { share, fill: '#0b6b55', outline: '#0b6b55', words: '', ink: '#ffffff', isDashed: false }
}
