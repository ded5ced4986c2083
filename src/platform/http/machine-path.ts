const machinePrefixes = ['/api/', '/open311/']

/** Whether an address is for programs (answers and errors in JSON) rather than for people (pages). */
export function isMachinePath(url: string): boolean {
  return machinePrefixes.some((prefix) => url.startsWith(prefix))
}
