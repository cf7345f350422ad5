/** Who gets a letter. 'towns': all 街镇/园区 of the district, as a 通报 is addressed. */
export const letterReceiverKinds = ['enterprise', 'town', 'department', 'towns'] as const
export type LetterReceiverKind = (typeof letterReceiverKinds)[number]
