/** What a district writes to whom. 催办函 are issued from 进度 with a text of their own, the others by a template. */
export const letterKinds = [
  'result-notice',
  'return-notice',
  'objection-answer',
  'disposal-notice',
  'reminder',
  'bulletin',
] as const
export type LetterKind = (typeof letterKinds)[number]

export const templatedKinds = [
  'result-notice',
  'return-notice',
  'objection-answer',
  'disposal-notice',
  'bulletin',
] as const satisfies readonly LetterKind[]
export type TemplatedKind = (typeof templatedKinds)[number]

export const letterKindNames: Readonly<Record<LetterKind, string>> = {
  'result-notice': '评估结果告知书',
  'return-notice': '退回通知书',
  'objection-answer': '异议答复书',
  'disposal-notice': '处置告知书',
  reminder: '催办函',
  bulletin: '每周通报',
}

/** What a letter of the kind is about, one each: the unit of its count. */
export const letterSubjects: Readonly<Record<TemplatedKind, string>> = {
  'result-notice': '宗地块',
  'return-notice': '宗地块',
  'objection-answer': '件异议',
  'disposal-notice': '宗地块',
  bulletin: '份通报',
}

/** The kind of that name, null when there is none. */
export function letterKindNamed(text: string): LetterKind | null {
  return letterKinds.find((kind) => kind === text) ?? null
}

export function isTemplated(kind: LetterKind): kind is TemplatedKind {
  return kind !== 'reminder'
}
