import type { Standard } from '#core/scoring/standard.ts'

/** The district's standard as its server last gave it: what the pane scores by, also without a network. */
export interface KeptStandard {
  /** Of its text, as the server's register has it. */
  readonly hash: string
  readonly standard: Standard
}

const place = 'parcel-checkup.standard'

/** Null where none was ever fetched, and where the browser keeps nothing: then the one that came with the pane is used. */
export function keptStandard(): KeptStandard | null {
  try {
    const text = localStorage.getItem(place)
    return text === null ? null : (JSON.parse(text) as KeptStandard)
  } catch {
    return null
  }
}

export function keepStandard(kept: KeptStandard): void {
  try {
    localStorage.setItem(place, JSON.stringify(kept))
  } catch {
    // Nothing is kept here: it is fetched again the next time.
  }
}
