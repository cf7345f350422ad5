import { z } from 'zod'
import { type TemplatedKind, templatedKinds } from './kind.ts'

const numberWord = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}A-Za-z0-9]{1,12}$/u)

/** How a district numbers and follows its letters; every change is a version. */
export const letterSettings = z.object({
  /** 字号 before the year, by kind: 松产评告 in 松产评告〔2026〕1号. 催办函 keep theirs. */
  words: z.record(z.enum(templatedKinds), numberWord),
  /** Who signs: 松江区产业用地综合绩效评估工作专班. */
  issuer: z.string().trim().min(2).max(40),
  /** So many days after its date a letter counts as overdue where no delivery is on record. */
  deliverDays: z.number().int().min(1).max(90),
  /** That its receiver opened a letter in the console is shown as its electronic delivery. */
  openedIsDelivery: z.boolean(),
})
export type LetterSettings = z.infer<typeof letterSettings>

const shippedWords: Readonly<Record<TemplatedKind, string>> = {
  'result-notice': '产评告',
  'return-notice': '产评退',
  'objection-answer': '产评复',
  'disposal-notice': '产评处',
  bulletin: '产评通报',
}

/** Ours until the district sets its own: the first character of its name stands before each 字号. */
export function shippedLetterSettings(districtName: string): LetterSettings {
  const first = [...districtName][0] ?? ''
  const prefixed = (kind: TemplatedKind): string => `${first}${shippedWords[kind]}`
  return {
    words: {
      'result-notice': prefixed('result-notice'),
      'return-notice': prefixed('return-notice'),
      'objection-answer': prefixed('objection-answer'),
      'disposal-notice': prefixed('disposal-notice'),
      bulletin: prefixed('bulletin'),
    },
    issuer: `${districtName}产业用地综合绩效评估工作专班`,
    deliverDays: 15,
    openedIsDelivery: false,
  }
}

/** 松产评告〔2026〕1号 */
export function letterNumberText(word: string, year: number, number: number): string {
  return `${word}〔${year}〕${number}号`
}
