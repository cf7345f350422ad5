/** Rights beyond those of a role, given to an account by name; nobody has them otherwise. */
export const accountRightNames = { 'export-contacts': '导出完整联系方式' } as const

export type AccountRight = keyof typeof accountRightNames

export const accountRights = Object.keys(accountRightNames) as readonly AccountRight[]
