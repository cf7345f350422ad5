import { tellChanged } from '../data/changed.ts'

/** Whatever shows the stages of the year, or what follows from them, asks again. */
export function tellStageChanged(): void {
  tellChanged(
    'cycleStages',
    'decision',
    'cityReview',
    'cityOpinions',
    'archivePackages',
    'classListSummary',
    'overview',
  )
}
