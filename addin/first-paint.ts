/*
 * Runs before anything else, on whatever browser Excel brings along: where the pane cannot run or does not come, the
 * static first paint says why and what to do. Built down to ES5, so no `const`, no `let`, nothing of a library.
 */

/** As long as office.js may take to say where it is, and a slow machine after it. */
function giveUpLater(): void {
  setTimeout(() => {
    say('面板没有打开。', '可能是网络很慢，或 Excel 没有回应。请重新载入；仍打不开的，请在网页中打开工作簿填报。')
  }, 45000)
}

/** Only the page itself takes its first paint away. */
function say(title: string, text: string): void {
  fill(document.getElementById('first-title'), title)
  fill(document.getElementById('first-text'), text)
  show(document.getElementById('first-acts'))
}

function fill(element: HTMLElement | null, text: string): void {
  if (element) element.textContent = text
}

function show(element: HTMLElement | null): void {
  if (element) element.removeAttribute('hidden')
}

/** What our pages are compiled for (WebView2, Chromium 94 and later, Safari 16) has all of these. */
function isTooOld(): boolean {
  return !('Promise' in window && 'hasOwn' in Object && 'at' in Array.prototype && 'indexedDB' in window)
}

function onFailure(event: Event): void {
  if (isOurScript(event.target)) {
    say('面板的文件没有取到。', '请检查网络后重新载入。表格没有被改动，已填数据不受影响。')
  }
}

function isOurScript(target: EventTarget | null): boolean {
  return target !== null && 'src' in target && String(target.src).indexOf('/pane/assets/') >= 0
}

function reload(): void {
  location.reload()
}

function begin(): void {
  document.getElementById('first-reload')?.addEventListener('click', reload)
  if (isTooOld()) {
    say(
      '当前 Excel 的内置浏览器过旧，不能打开面板。',
      '需要 Excel LTSC 2021 及以上，或 Microsoft 365，并装有 WebView2。请在 Edge 或 Chrome 中打开工作簿填报，表格没有被改动。',
    )
  } else giveUpLater()
}

// Scripts that fail to load tell nobody but those who listen on the way down.
addEventListener('error', onFailure, true)
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin)
else begin()
