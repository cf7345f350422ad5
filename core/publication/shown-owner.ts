/** An owner as a list shows it to everyone, and whether that hides somebody's name. */
export interface ShownOwner {
  readonly name: string | null
  readonly masked: boolean
}

/** Words that a person's name does not have and a firm's, an office's or a village's does. */
const organisation =
  /公司|集团|企业|工厂|厂|店|社|部|院|校|所|局|站|场|行|馆|库|队|会|中心|委员|村|镇|街道|办事处|政府|合伙|园|基金|银行|协会|联营/u
/** Two to four ideographs, or a name with the dot of a people whose names have one. */
const personal = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,10}(?:[·•]\p{Script=Han}{1,10})+)$/u
/** 个体工商户: registered under 92. */
const ownAccount = /^92[0-9A-Z]{16}$/u
const firm = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u
/** Phones and numbers of identity cards, whatever stands between their digits. */
const longNumber = /\d(?:[\d\s-]{5,})[\dXx]/gu

/**
 * Firms by their names; a person by the family name and a star (王*); digits of phones and identity cards never. A name
 * without a code of a firm, or of a 个体工商户, is a person's when it reads like one.
 */
export function shownOwner(name: string | null, uscc: string | null): ShownOwner {
  const text = name?.trim() ?? ''
  if (text === '') return { name: null, masked: false }
  const isFirm = uscc !== null && firm.test(uscc) && !ownAccount.test(uscc)
  if (!isFirm && personal.test(text) && !organisation.test(text)) return { name: `${[...text][0]}*`, masked: true }
  const open = text.replaceAll(longNumber, '****')
  return { name: open, masked: open !== text }
}
