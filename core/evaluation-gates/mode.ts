/** What an evaluation is worth: a draft is an estimate, a formal one is what is published and decided upon. */
export const evaluationModes = ['draft', 'formal'] as const
export type EvaluationMode = (typeof evaluationModes)[number]

export const modeNames: Readonly<Record<EvaluationMode, string>> = { draft: '草评', formal: '正式评估' }
