import { expect, it } from 'vitest'
import { regExample20261 as shipped } from '#core/standards/reg-example-2026-1.ts'
import { hashedText } from '#server/standard-register/register.ts'

it('随附标准的指纹不变；条款写上自何日起的，是另一份原文', () => {
  // What districts have published and evaluations have recorded: it may never become another.
  const recorded = '87371aacf8fc9332662a7f91a17115314a98def6051375c60276fc2a01084358'
  expect(hashedText(shipped).hash).toBe(recorded)
  const { classes } = shipped
  const dated = { ...shipped, classes: { ...classes, citation: { ...classes.citation, since: shipped.since } } }
  expect(hashedText(dated).hash).not.toBe(recorded)
})
