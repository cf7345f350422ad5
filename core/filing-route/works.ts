/** 改造方式, by its official term. */
export const worksTerms = ['新建', '改建', '扩建'] as const
export type Works = (typeof worksTerms)[number]
