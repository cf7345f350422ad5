import { expect } from 'vitest'

/** Words that official Chinese to a citizen or a clerk does not use, and signs that raise the voice. */
const outOfTone = /[亲哦！!?？]|抱歉|非法|错误|您好|undefined|null|NaN|Infinity|\[object|[A-Za-z]{12,}/

/** One beat of a message: 1–60 characters, one sentence or two, in tone. */
export function expectBeat(text: string): void {
  expect([...text].length, text).toBeLessThanOrEqual(60)
  expect(text).not.toMatch(outOfTone)
  expect(text.trim()).toBe(text)
  expect(text).not.toBe('')
}

/** 为什么 and 怎么办: whole sentences; the act begins with 请. */
export function expectWhyAndWhat(why: string, what: string): void {
  expectBeat(why)
  expectBeat(what)
  expect(why).toMatch(/。$/)
  expect(what).toMatch(/^请.*。$/)
}
