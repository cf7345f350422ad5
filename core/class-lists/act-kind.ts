/** Acts over parcels that leave a decision behind and can be taken back. */
export const listActKinds = ['take-in', 'take-off', 'apply', 'end'] as const
export type ListActKind = (typeof listActKinds)[number]

export const listActNames: Readonly<Record<ListActKind, string>> = {
  'take-in': '列入低效清单',
  'take-off': '移出低效清单',
  apply: '适用政策',
  end: '停止适用',
}

export function listActOf(text: string): ListActKind {
  return listActKinds.find((one) => one === text) ?? 'take-in'
}
