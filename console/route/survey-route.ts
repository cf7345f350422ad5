/** A page of 现场核查 with what its path names. */
export type SurveyRoute = { readonly page: 'surveys' } | { readonly page: 'survey'; readonly id: string }

export const surveysPath = '/surveys'

/** @param rest decoded parts of the path after /surveys */
export function surveyRoute(rest: readonly string[]): SurveyRoute | null {
  const [id] = rest
  if (id === undefined) return { page: 'surveys' }
  return rest.length === 1 ? { page: 'survey', id } : null
}

export function surveyPath(id: string): string {
  return `${surveysPath}/${encodeURIComponent(id)}`
}
