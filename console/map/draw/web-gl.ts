/** Whether this browser draws WebGL 2: office machines and remote desktops may not. */
export function drawsWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2')
  // A page has few contexts: this one is given back at once.
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}
