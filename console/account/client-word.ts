/** What a session is used from, in words. */
const words: Readonly<Record<string, string>> = { console: '网页端', pane: '填报窗格', program: '接口程序' }

export function clientWord(client: string): string {
  return words[client] ?? client
}
