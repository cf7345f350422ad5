import type { AnswerOf } from '#ui/client-request.ts'

/** 研判 of a year, as its cards take it. */
export type Review = AnswerOf<'cityReview'>
