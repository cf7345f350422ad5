/** The sheet that results are written to. */
export const resultsSheet = '评分结果'

/** Sheets of ours that hold results, however often a user's own sheet took the name: they are not read as forms. */
export function isResultsSheet(sheet: string): boolean {
  return sheet === resultsSheet || /^评分结果 \(\d+\)$/.test(sheet)
}
