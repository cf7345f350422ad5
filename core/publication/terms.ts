/**
 * How long a list is published and how soon an objection is answered, in working days. Ours: 123号 names none (黄岩 used
 * about 3 days, 遂昌 7 for areas); a district sets its own, each change a version.
 */
export interface PublicationTerms {
  /** From the day after the first. */
  readonly windowDays: number
  /** From the day after an objection was received, or a late one admitted. */
  readonly answerDays: number
  /** Within them, for the opinion of the 街镇. */
  readonly opinionDays: number
}

export const shippedPublicationTerms: PublicationTerms = { windowDays: 5, answerDays: 10, opinionDays: 5 }

export const mostWindowDays = 30
export const mostAnswerDays = 60
