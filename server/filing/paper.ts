import { createPaperMaker, type PaperMaker } from '../paper/paper-maker.ts'
import type { Service } from '../service.ts'

let shared: PaperMaker | null = null

/** The service's own maker of PDFs; one for all that were given none. */
export function paperMakerOf({ paper }: Service): PaperMaker {
  if (paper !== undefined) return paper
  shared ??= createPaperMaker()
  return shared
}
