import type { Bench } from './bench.ts'
import { decidedYear, evaluatedYear, letters } from './decided-year.ts'
import { withDecidingServer } from './deciding-server.ts'

const parcels = 500
const wanted = 200

/** Letters of a batch over HTTP: issued, their PDFs in one zip, and the zip once more. */
export const lettersBench: Bench = {
  name: 'letters',
  run: () =>
    withDecidingServer(parcels, async ({ ask, peakOfChildren }) => {
      await evaluatedYear(ask)
      await decidedYear(ask)
      const {
        issued = Number.NaN,
        zipped = Number.NaN,
        zippedAgain = Number.NaN,
        count = 0,
      } = await letters(ask, wanted)
      const line = (name: string, ratio: number, measured: string) => ({ name, ratio, bound: null, measured })
      return [
        line('s, letters issued', issued / 1000, `${count} letters`),
        line('s, their PDFs in one zip', zipped / 1000, `${(zipped / count).toFixed(0)} ms each`),
        line('s, the same zip once more', zippedAgain / 1000, `${(zippedAgain / count).toFixed(1)} ms each`),
        line('MB, the largest a child process ever held', peakOfChildren(), ''),
      ]
    }),
}
