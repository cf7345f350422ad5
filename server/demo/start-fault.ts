import { ConfigError } from '../config.ts'

/** Why a server did not start, in sentences to the person who started it. Throws on what is no fault of theirs. */
export function tellStartFault(error: unknown, tell: (sentence: string) => void): void {
  if (error instanceof ConfigError) for (const sentence of error.sentences) tell(sentence)
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    tell(`端口已被占用：${error.message}。请停止占用它的程序，或设置 PORT。`)
  } else throw error
}
