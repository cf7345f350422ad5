/** Why a file stayed with its sender, in the three beats of a message. */
export const unsentReasons = {
  'too-large': { title: '文件过大', why: '超过 20 MB，没有上传。', what: '请删去图片和多余的行后重新上传。' },
  'zip-damaged': {
    title: '压缩包读不出来',
    why: '压缩包不完整，或用了不支持的压缩方法。',
    what: '请解压后上传其中的文件。',
  },
  'zip-encrypted': { title: '压缩包有密码', why: '带密码的压缩包不读取。', what: '请解压后上传其中的文件。' },
  'zip-nested': { title: '压缩包里还有压缩包', why: '只打开一层压缩包。', what: '请解压后上传其中的文件。' },
  unreadable: {
    title: '文件读不出来',
    why: '浏览器读不到这个文件，可能已移走或正被占用。',
    what: '请关闭打开它的程序后重新选择。',
  },
  'not-answered': {
    title: '没有得到结果',
    why: '多次发送后仍没有得到答复。',
    what: '请稍后重新上传这个文件，已写入的不会重复。',
  },
} as const

export type UnsentReason = keyof typeof unsentReasons
export const unsentReasonCodes = Object.keys(unsentReasons) as readonly UnsentReason[]
